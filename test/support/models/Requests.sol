// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Clause, Model, Rules} from "../../../contracts/libraries/Request.sol";

/// @title Requests to start from, and random ones
library Requests {
    /// @notice Rules that hold for everyone: one clause that is always true.
    function everyone() internal pure returns (Rules memory rules) {
        rules.clauses[0].high = type(uint32).max;
        rules.groups = [1, 1, 1, 1];
    }

    /// @notice What a campaign without a model is scored with: everyone in segment 1.
    function noModel() internal pure returns (Model memory model) {
        model.cutoffs = [int32(1), 1, 1];
    }

    /// @notice Well-formed rules with any number of clauses of any kind.
    function randomRules(uint256 seed) internal pure returns (Rules memory rules) {
        uint256 used;
        for (uint256 g = 0; g < 4; ++g) {
            rules.groups[g] = uint8(1 + (_draw(seed, "group", g) % 255));
            used |= rules.groups[g];
        }
        for (uint256 c = 0; c < 8; ++c) {
            if (used & (1 << c) != 0) rules.clauses[c] = _randomClause(_draw(seed, "clause", c));
        }
    }

    /// @notice A well-formed model with any number of bins, edges and points.
    function randomModel(uint256 seed) internal pure returns (Model memory model) {
        for (uint256 f = 0; f < 16; ++f) {
            uint256 draw = _draw(seed, "feature", f);
            uint256 unused = draw % 8;
            uint32 edge = 0;
            for (uint256 j = unused; j < 7; ++j) {
                edge += uint32(1 + (_draw(draw, "edge", j) % (1 << 29)));
                model.features[f].edges[j] = edge;
            }
            for (uint256 j = unused; j < 8; ++j) {
                model.features[f].points[j] = int24(int256(_draw(draw, "points", j)));
            }
        }
        int32 cutoff = type(int32).min;
        for (uint256 i = 0; i < 3; ++i) {
            cutoff += int32(int256(_draw(seed, "cutoff", i) % (1 << 30)));
            model.cutoffs[i] = cutoff;
        }
    }

    function _randomClause(uint256 seed) private pure returns (Clause memory clause) {
        clause.attribute = uint8(seed % 16);
        clause.inSet = (seed >> 8) % 2 == 1;
        clause.negated = (seed >> 16) % 2 == 1;
        if (clause.inSet) {
            for (uint256 i = 0; i < 8; ++i) {
                clause.codes[i] = uint32(1 + (_draw(seed, "code", i) % type(uint32).max));
            }
        } else {
            clause.low = uint32(_draw(seed, "low", 0));
            clause.high = uint32(_draw(seed, "high", 0));
            if (clause.low > clause.high) (clause.low, clause.high) = (clause.high, clause.low);
        }
    }

    function _draw(uint256 seed, string memory word, uint256 index) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, word, index)));
    }
}
