// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Clause, Feature, Model, Rules} from "./Request.sol";

/// @title What makes rules and models well formed, so that the circuit reads them as they are written
/// @notice Whatever is unused must be zero, so that published parameters hold nothing without a meaning.
library RequestCheck {
    /// @notice Thrown when a clause is about an attribute above 15.
    error AttributeOutOfRange(uint256 clause, uint8 attribute);
    /// @notice Thrown when a range starts above its end, so that no value lies in it.
    error RangeReversed(uint256 clause, uint32 low, uint32 high);
    /// @notice Thrown when a set holds a zero, which would accept a missing attribute.
    error ZeroCode(uint256 clause, uint256 position);
    /// @notice Thrown when a clause has a range beside a set, codes beside a range, or anything while unused.
    error ClauseNotCanonical(uint256 clause);
    /// @notice Thrown when a clause group has no clause, so that the rules can never hold.
    error EmptyGroup(uint256 group);
    /// @notice Thrown when a feature's edges do not rise.
    error EdgesNotSorted(uint256 feature, uint256 edge);
    /// @notice Thrown when a bin that can hold no value has points.
    error PointsUnreachable(uint256 feature, uint256 bin);
    /// @notice Thrown when a cut-off is below the one before it.
    error CutoffsNotSorted(uint256 cutoff);

    /// @notice Reverts with one of the errors above unless the rules are well formed.
    function checkRules(Rules memory rules) internal pure {
        uint256 used;
        for (uint256 g = 0; g < 4; ++g) {
            require(rules.groups[g] != 0, EmptyGroup(g));
            used |= rules.groups[g];
        }
        for (uint256 c = 0; c < 8; ++c) {
            Clause memory clause = rules.clauses[c];
            if (used & (1 << c) == 0) {
                require(clause.attribute == 0 && !clause.inSet && !clause.negated, ClauseNotCanonical(c));
                require(_hasNoRange(clause) && _hasNoCodes(clause), ClauseNotCanonical(c));
                continue;
            }
            require(clause.attribute < 16, AttributeOutOfRange(c, clause.attribute));
            if (clause.inSet) {
                require(_hasNoRange(clause), ClauseNotCanonical(c));
                for (uint256 i = 0; i < 8; ++i) {
                    require(clause.codes[i] != 0, ZeroCode(c, i));
                }
            } else {
                require(_hasNoCodes(clause), ClauseNotCanonical(c));
                require(clause.low <= clause.high, RangeReversed(c, clause.low, clause.high));
            }
        }
    }

    /// @notice Reverts with one of the errors above unless the model is well formed.
    function checkModel(Model memory model) internal pure {
        for (uint256 f = 0; f < 16; ++f) {
            Feature memory feature = model.features[f];
            uint32 previous = 0;
            for (uint256 j = 0; j < 7; ++j) {
                uint32 edge = feature.edges[j];
                if (edge == 0) {
                    require(previous == 0, EdgesNotSorted(f, j));
                    require(feature.points[j] == 0, PointsUnreachable(f, j));
                } else {
                    require(edge > previous, EdgesNotSorted(f, j));
                }
                previous = edge;
            }
        }
        require(model.cutoffs[0] <= model.cutoffs[1], CutoffsNotSorted(1));
        require(model.cutoffs[1] <= model.cutoffs[2], CutoffsNotSorted(2));
    }

    function _hasNoRange(Clause memory clause) private pure returns (bool) {
        return clause.low == 0 && clause.high == 0;
    }

    function _hasNoCodes(Clause memory clause) private pure returns (bool) {
        uint256 any;
        for (uint256 i = 0; i < 8; ++i) {
            any |= clause.codes[i];
        }
        return any == 0;
    }
}
