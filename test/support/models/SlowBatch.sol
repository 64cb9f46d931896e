// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerKey} from "../../../contracts/generated/AnswerKey.sol";
import {GroupAnswer, VerifiedGroup} from "../../../contracts/interfaces/IAnswerVerifier.sol";
import {BN254, Point} from "../../../contracts/libraries/BN254.sol";
import {OpenSegment} from "../../../contracts/libraries/OpenSegment.sol";

/// @title The arithmetic of `AnswerBatch`, slow and obvious
/// @notice Each equation is combined on its own: r^i A_i, r^i alpha, r^i sum_i and r^i C_i.
library SlowBatch {
    /// @notice The hash of everything that enters the equation, in the scalar field.
    function challengeOf(VerifiedGroup[] memory groups) internal pure returns (uint256) {
        uint256 count;
        bytes memory transcript;
        for (uint256 g = 0; g < groups.length; ++g) {
            VerifiedGroup memory group = groups[g];
            transcript = bytes.concat(
                transcript,
                abi.encode(group.folded.x, group.folded.y, group.root, group.validAt, group.answers.length)
            );
            for (uint256 i = 0; i < group.answers.length; ++i) {
                GroupAnswer memory answer = group.answers[i];
                transcript = bytes.concat(transcript, abi.encode(answer));
                ++count;
            }
        }
        bytes32 digest = keccak256(bytes.concat(abi.encode(AnswerKey.HASH, count), transcript));
        return uint256(digest) % BN254.SCALAR_MODULUS;
    }

    /// @notice The input of the pairing.
    function pairs(
        VerifiedGroup[] memory groups,
        uint256 challenge
    ) internal view returns (bytes memory result) {
        Point memory alpha;
        Point memory sum;
        Point memory c;
        uint256 power = 1;
        for (uint256 g = 0; g < groups.length; ++g) {
            for (uint256 i = 0; i < groups[g].answers.length; ++i) {
                GroupAnswer memory answer = groups[g].answers[i];
                result = bytes.concat(result, _pair(answer, power));
                BN254.addProduct(alpha, AnswerKey.ALPHA_X, AnswerKey.ALPHA_Y, power);
                Point memory own = _sumOf(groups[g], answer);
                BN254.addProduct(sum, own.x, own.y, power);
                BN254.addProduct(c, answer.proof.c[0], answer.proof.c[1], power);
                power = mulmod(power, challenge, BN254.SCALAR_MODULUS);
            }
        }
        return bytes.concat(result, _keyPairs(alpha, sum, c));
    }

    function _pair(GroupAnswer memory answer, uint256 power) private view returns (bytes memory) {
        Point memory a;
        BN254.addProduct(a, answer.proof.a[0], answer.proof.a[1], power);
        return abi.encode(a, answer.proof.b);
    }

    /// @dev The point of all public signals of one answer.
    function _sumOf(
        VerifiedGroup memory group,
        GroupAnswer memory answer
    ) private view returns (Point memory sum) {
        sum = Point(group.folded.x, group.folded.y);
        uint256 who = _subjectAndTime(answer, group);
        BN254.addProduct(sum, AnswerKey.NULLIFIER_X, AnswerKey.NULLIFIER_Y, answer.nullifier);
        BN254.addProduct(sum, AnswerKey.SEALED_X, AnswerKey.SEALED_Y, sealedSegmentOf(answer));
        BN254.addProduct(sum, AnswerKey.SUBJECT_AND_TIME_X, AnswerKey.SUBJECT_AND_TIME_Y, who);
        BN254.addProduct(sum, AnswerKey.ROOT_X, AnswerKey.ROOT_Y, group.root);
    }

    /// @dev As it is in the circuit: in an answer, numbers stand for segments sealed with key 0.
    function sealedSegmentOf(GroupAnswer memory answer) internal pure returns (uint256) {
        return answer.sealedSegment < 5 ? OpenSegment.values()[answer.sealedSegment] : answer.sealedSegment;
    }

    function _keyPairs(
        Point memory alpha,
        Point memory sum,
        Point memory c
    ) private pure returns (bytes memory) {
        uint256 p = BN254.BASE_MODULUS;
        return
            bytes.concat(
                abi.encode(alpha, AnswerKey.BETA_X1, AnswerKey.BETA_X0),
                abi.encode(p - AnswerKey.BETA_Y1, p - AnswerKey.BETA_Y0),
                abi.encode(sum, AnswerKey.GAMMA_X1, AnswerKey.GAMMA_X0),
                abi.encode(p - AnswerKey.GAMMA_Y1, p - AnswerKey.GAMMA_Y0),
                abi.encode(c, AnswerKey.DELTA_X1, AnswerKey.DELTA_X0),
                abi.encode(p - AnswerKey.DELTA_Y1, p - AnswerKey.DELTA_Y0)
            );
    }

    function _subjectAndTime(
        GroupAnswer memory answer,
        VerifiedGroup memory group
    ) private pure returns (uint256) {
        return uint160(answer.subject) + uint256(group.validAt) * 2 ** 160;
    }
}
