// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerKey} from "../generated/AnswerKey.sol";
import {Proof} from "../interfaces/IAnswerVerifier.sol";
import {AnswerProof} from "./AnswerProof.sol";
import {BN254, Point} from "./BN254.sol";

/// @notice Answers that are checked together, as they are laid out in memory.
struct Batch {
    /// Where the transcript begins and ends, and where its last group is.
    uint256 start;
    uint256 end;
    uint256 group;
    /// Answers in it.
    uint256 answers;
}

/// @title Checking many proofs at once
/// @notice A random linear combination: with the challenge r, equation i is raised to the power r^i, and all
/// are multiplied. e(r^i A_i, B_i) is paired for each answer, the rest once for all of them:
///
///   product e(r^i A_i, B_i) * e(sum r^i alpha, -beta) * e(sum r^i sum_i, -gamma) * e(sum r^i C_i, -delta) = 1
///
/// where sum_i = folded_i + the sum of signal * point, so that the signals add up modulo the order of the
/// group before they are multiplied. Of N equations of which one is wrong, at most N - 1 challenges hide it.
///
/// @dev The challenge is the hash of the transcript: every word that enters the equation. A challenge that is
/// known before the proofs are fixed (a block hash) lets a prover shift signals between two answers.
///
/// Words of the transcript: hash of the key, number of answers; for each group folded x, folded y, root,
/// number of answers; for each of these A (2), B (4), C (2), nullifier, sealed segment, subjectAndTime.
library AnswerBatch {
    uint256 private constant HEADER_SIZE = 0x40;
    uint256 private constant GROUP_SIZE = 0x80;
    uint256 private constant ANSWER_SIZE = 0x160;
    uint256 private constant PAIR_SIZE = 0xc0;
    uint256 private constant KEY_PAIRS = 3;

    /// @dev Sums over all answers, each answer times its power of the challenge.
    struct Sums {
        uint256 challenge;
        /// The power of the next answer.
        uint256 power;
        uint256 powers;
        uint256 nullifiers;
        uint256 sealedSegments;
        uint256 subjectsAndTimes;
        uint256 roots;
    }

    /// @notice An empty batch with room in memory.
    /// @param answers Answers that it will hold at most.
    /// @param groups Groups that it will hold at most.
    function create(uint256 answers, uint256 groups) internal pure returns (Batch memory batch) {
        uint256 size = HEADER_SIZE + groups * GROUP_SIZE + answers * ANSWER_SIZE;
        uint256 start;
        bytes32 keyHash = AnswerKey.HASH;
        assembly ("memory-safe") {
            start := mload(0x40)
            mstore(0x40, add(start, size))
            mstore(start, keyHash)
        }
        batch.start = start;
        batch.end = start + HEADER_SIZE;
    }

    /// @notice Begins a group: the answers that follow belong to this folded point and root.
    function addGroup(Batch memory batch, Point memory folded, uint256 root) internal pure {
        uint256 group = batch.end;
        assembly ("memory-safe") {
            mcopy(group, folded, 0x40)
            mstore(add(group, 0x40), root)
            mstore(add(group, 0x60), 0)
        }
        batch.group = group;
        batch.end = group + GROUP_SIZE;
    }

    /// @notice Adds an answer to the last group.
    function addAnswer(
        Batch memory batch,
        Proof calldata proof,
        uint256 nullifier,
        uint256 sealedSegment,
        uint256 subjectAndTime
    ) internal pure {
        uint256 answer = batch.end;
        uint256 group = batch.group;
        assembly ("memory-safe") {
            calldatacopy(answer, proof, 0x100)
            mstore(add(answer, 0x100), nullifier)
            mstore(add(answer, 0x120), sealedSegment)
            mstore(add(answer, 0x140), subjectAndTime)
            let count := add(group, 0x60)
            mstore(count, add(mload(count), 1))
        }
        batch.end = answer + ANSWER_SIZE;
        batch.answers += 1;
    }

    /// @notice Whether all proofs hold, and all signals are below the field modulus. Uses the batch up.
    function holds(Batch memory batch) internal view returns (bool) {
        return holdsUnder(batch, challengeOf(batch));
    }

    /// @notice The hash of the transcript, in the scalar field.
    function challengeOf(Batch memory batch) internal pure returns (uint256) {
        bytes32 digest;
        (uint256 start, uint256 end, uint256 answers) = (batch.start, batch.end, batch.answers);
        assembly ("memory-safe") {
            mstore(add(start, 0x20), answers)
            digest := keccak256(start, sub(end, start))
        }
        return uint256(digest) % BN254.SCALAR_MODULUS;
    }

    /// @notice As `holds`, under a given challenge.
    function holdsUnder(Batch memory batch, uint256 challenge) internal view returns (bool) {
        (bool valid, uint256 pairs) = combine(batch, challenge);
        return valid && BN254.pairingIsOne(pairs, batch.answers + KEY_PAIRS);
    }

    /// @notice Raises the equations to their powers of the challenge.
    /// @return valid False if a signal is not below the modulus, or a point of the first group is off the curve.
    /// @return pairs Where the input of the pairing begins: one pair an answer, then those of the key.
    function combine(Batch memory batch, uint256 challenge) internal view returns (bool valid, uint256 pairs) {
        uint256 pairsSize = (batch.answers + KEY_PAIRS) * PAIR_SIZE;
        assembly ("memory-safe") {
            pairs := mload(0x40)
            mstore(0x40, add(pairs, pairsSize))
        }
        Sums memory sums;
        sums.challenge = challenge;
        sums.power = 1;
        // Of the sum of C, and behind it of the product that is added next.
        uint256[4] memory c;
        Point memory sum;

        uint256 pair = pairs;
        uint256 position = batch.start + HEADER_SIZE;
        while (position < batch.end) {
            (Point memory folded, uint256 root, uint256 answers) = _groupAt(position);
            if (root >= BN254.SCALAR_MODULUS) return (false, pairs);
            position += GROUP_SIZE;
            uint256 powersBefore = sums.powers;
            for (uint256 end = position + answers * ANSWER_SIZE; position < end; position += ANSWER_SIZE) {
                if (!_addSignals(sums, position)) return (false, pairs);
                if (!_addPoints(position, sums.power, pair, c)) return (false, pairs);
                sums.power = mulmod(sums.power, challenge, BN254.SCALAR_MODULUS);
                pair += PAIR_SIZE;
            }
            uint256 powers = addmod(sums.powers, BN254.SCALAR_MODULUS - powersBefore, BN254.SCALAR_MODULUS);
            sums.roots = addmod(
                sums.roots,
                mulmod(powers, root, BN254.SCALAR_MODULUS),
                BN254.SCALAR_MODULUS
            );
            BN254.addProduct(sum, folded.x, folded.y, powers);
        }
        BN254.addProduct(sum, AnswerKey.NULLIFIER_X, AnswerKey.NULLIFIER_Y, sums.nullifiers);
        BN254.addProduct(sum, AnswerKey.SEALED_X, AnswerKey.SEALED_Y, sums.sealedSegments);
        BN254.addProduct(
            sum,
            AnswerKey.SUBJECT_AND_TIME_X,
            AnswerKey.SUBJECT_AND_TIME_Y,
            sums.subjectsAndTimes
        );
        BN254.addProduct(sum, AnswerKey.ROOT_X, AnswerKey.ROOT_Y, sums.roots);
        _writeKeyPairs(pair, sums.powers, sum, c);
        return (true, pairs);
    }

    function _groupAt(
        uint256 position
    ) private pure returns (Point memory folded, uint256 root, uint256 answers) {
        assembly ("memory-safe") {
            mcopy(folded, position, 0x40)
            root := mload(add(position, 0x40))
            answers := mload(add(position, 0x60))
        }
    }

    function _addSignals(Sums memory sums, uint256 answer) private pure returns (bool) {
        uint256 nullifier;
        uint256 sealedSegment;
        uint256 subjectAndTime;
        assembly ("memory-safe") {
            nullifier := mload(add(answer, 0x100))
            sealedSegment := mload(add(answer, 0x120))
            subjectAndTime := mload(add(answer, 0x140))
        }
        if (!AnswerProof.inField(nullifier, sealedSegment, 0)) return false;
        uint256 power = sums.power;
        uint256 modulus = BN254.SCALAR_MODULUS;
        sums.powers = addmod(sums.powers, power, modulus);
        sums.nullifiers = addmod(sums.nullifiers, mulmod(power, nullifier, modulus), modulus);
        sums.sealedSegments = addmod(sums.sealedSegments, mulmod(power, sealedSegment, modulus), modulus);
        sums.subjectsAndTimes = addmod(sums.subjectsAndTimes, mulmod(power, subjectAndTime, modulus), modulus);
        return true;
    }

    /// @dev Writes the answer's pair, (power * A, B), and adds power * C to the sum in `c`. A multiplication
    /// takes its factor behind the point, so the factor is written there, over words that are read before.
    function _addPoints(
        uint256 answer,
        uint256 power,
        uint256 pair,
        uint256[4] memory c
    ) private view returns (bool valid) {
        uint256 multiplyAllowance = BN254.MULTIPLY_ALLOWANCE;
        uint256 addAllowance = BN254.ADD_ALLOWANCE;
        assembly ("memory-safe") {
            let b := add(answer, 0x40)
            mcopy(add(pair, 0x40), b, 0x80)
            mstore(b, power)
            valid := staticcall(multiplyAllowance, 0x07, answer, 0x60, pair, 0x40)
            valid := and(valid, eq(returndatasize(), 0x40))

            let pointC := add(answer, 0xc0)
            mstore(add(pointC, 0x40), power)
            let product := add(c, 0x40)
            valid := and(valid, staticcall(multiplyAllowance, 0x07, pointC, 0x60, product, 0x40))
            valid := and(valid, eq(returndatasize(), 0x40))
            valid := and(valid, staticcall(addAllowance, 0x06, c, 0x80, c, 0x40))
            valid := and(valid, eq(returndatasize(), 0x40))
        }
    }

    function _writeKeyPairs(
        uint256 start,
        uint256 powers,
        Point memory sum,
        uint256[4] memory c
    ) private view {
        Point memory alpha;
        BN254.addProduct(alpha, AnswerKey.ALPHA_X, AnswerKey.ALPHA_Y, powers);
        uint256[18] memory pairs = [
            alpha.x,
            alpha.y,
            AnswerKey.BETA_X1,
            AnswerKey.BETA_X0,
            AnswerProof.MINUS_BETA_Y1,
            AnswerProof.MINUS_BETA_Y0,
            sum.x,
            sum.y,
            AnswerKey.GAMMA_X1,
            AnswerKey.GAMMA_X0,
            AnswerProof.MINUS_GAMMA_Y1,
            AnswerProof.MINUS_GAMMA_Y0,
            c[0],
            c[1],
            AnswerKey.DELTA_X1,
            AnswerKey.DELTA_X0,
            AnswerProof.MINUS_DELTA_Y1,
            AnswerProof.MINUS_DELTA_Y0
        ];
        assembly ("memory-safe") {
            mcopy(start, pairs, 0x240)
        }
    }
}
