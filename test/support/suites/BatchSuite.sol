// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GroupAnswer, VerifiedGroup} from "../../../contracts/interfaces/IAnswerVerifier.sol";
import {AnswerBatch, Batch} from "../../../contracts/libraries/AnswerBatch.sol";
import {BN254, PAIR_SIZE, Point} from "../../../contracts/libraries/BN254.sol";
import {Suite} from "./Suite.sol";

/// @notice `AnswerBatch` as calls, whose parts can be looked at.
contract Batches {
    function challengeOf(VerifiedGroup[] calldata groups) external pure returns (uint256) {
        return AnswerBatch.challengeOf(_batchOf(groups));
    }

    function pairs(
        VerifiedGroup[] calldata groups,
        uint256 challenge
    ) external view returns (bool valid, bytes memory input) {
        Batch memory batch = _batchOf(groups);
        uint256 start;
        (valid, start) = AnswerBatch.combine(batch, challenge);
        input = new bytes((batch.answers + 3) * PAIR_SIZE);
        assembly ("memory-safe") {
            mcopy(add(input, 0x20), start, mload(input))
        }
    }

    function holds(VerifiedGroup[] calldata groups) external view returns (bool) {
        return AnswerBatch.holds(_batchOf(groups));
    }

    /// @notice Weak: whoever knows the challenge before the proofs are fixed can forge.
    function holdsUnder(VerifiedGroup[] calldata groups, uint256 challenge) external view returns (bool) {
        return AnswerBatch.holdsUnder(_batchOf(groups), challenge);
    }

    function _batchOf(VerifiedGroup[] calldata groups) private pure returns (Batch memory batch) {
        uint256 answers;
        for (uint256 g = 0; g < groups.length; ++g) answers += groups[g].answers.length;
        batch = AnswerBatch.create(answers, groups.length);
        for (uint256 g = 0; g < groups.length; ++g) {
            VerifiedGroup calldata group = groups[g];
            AnswerBatch.addGroup(batch, group.folded, group.root, group.validAt, group.answers);
        }
    }
}

/// @title Random batches
abstract contract BatchSuite is Suite {
    Batches internal batches = new Batches();

    /// @notice One to three answer groups with none to three answers each: random signals, points of the first
    /// curve group, and words in place of points of the second, which only the pairing looks at.
    function _randomGroups(uint256 seed) internal view returns (VerifiedGroup[] memory groups) {
        groups = new VerifiedGroup[](_within(seed, 1, 3));
        for (uint256 g = 0; g < groups.length; ++g) {
            uint256 draw = _draw(seed, 1000 + g);
            VerifiedGroup memory group = groups[g];
            // Two answer groups of one campaign have the same point.
            group.folded = _point(g == 1 && draw % 2 == 0 ? _draw(seed, 1000) : draw);
            group.root = _scalar(draw);
            group.validAt = uint40(draw);
            group.answers = new GroupAnswer[](draw % 4);
            for (uint256 i = 0; i < group.answers.length; ++i) {
                _fill(group.answers[i], _draw(draw, i));
            }
        }
    }

    function _fill(GroupAnswer memory answer, uint256 draw) private view {
        (Point memory a, Point memory c) = (_point(draw), _point(_draw(draw, 1)));
        answer.proof.a = [a.x, a.y];
        answer.proof.c = [c.x, c.y];
        for (uint256 i = 0; i < 4; ++i) answer.proof.b[i / 2][i % 2] = _draw(draw, 2 + i);
        answer.nullifier = _scalar(_draw(draw, 6));
        answer.sealedSegment = _sealedSegment(_draw(draw, 7));
        answer.subject = address(uint160(_draw(draw, 8)));
    }

    /// @dev A multiple of the generator; now and then the point at infinity.
    function _point(uint256 draw) internal view returns (Point memory point) {
        if (draw % 32 != 0) BN254.addProduct(point, 1, 2, draw);
    }

    /// @dev Now and then the smallest or the largest.
    function _scalar(uint256 draw) internal pure returns (uint256) {
        if (draw % 32 == 1) return 0;
        if (draw % 32 == 2) return BN254.SCALAR_MODULUS - 1;
        return draw % BN254.SCALAR_MODULUS;
    }

    /// @dev As often of an open campaign as of a sealed one.
    function _sealedSegment(uint256 draw) internal pure returns (uint256) {
        return draw % 2 == 0 ? (draw >> 1) % 5 : _scalar(draw >> 1);
    }

    function _draw(uint256 seed, uint256 index) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, index)));
    }
}
