// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerKey} from "../generated/AnswerKey.sol";
import {GroupAnswer} from "../interfaces/IAnswerVerifier.sol";
import {AnswerProof} from "./AnswerProof.sol";
import {BN254, Point} from "./BN254.sol";

/// @notice Answers that are checked together, as they are laid out in memory.
struct Batch {
    /// Where the transcript begins and ends.
    uint256 start;
    uint256 end;
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
    // Copies of BN254's constants: assembly takes numbers of its own library only.
    uint256 private constant MODULUS =
        21888242871839275222246405745257275088548364400416034343698204186575808495617;
    uint256 private constant MULTIPLY_ALLOWANCE = 12_000;
    uint256 private constant ADD_ALLOWANCE = 1_000;

    /// @dev Sums over all answers, each answer times its power of the challenge.
    struct Sums {
        /// The power of the next answer.
        uint256 power;
        uint256 powers;
        uint256 nullifiers;
        uint256 sealedSegments;
        uint256 subjectsAndTimes;
        uint256 roots;
        /// The sum of C, and behind it the product that is added to it next.
        uint256[4] c;
    }

    /// @notice An empty batch with room in memory.
    /// @param answers Answers that it will hold at most.
    /// @param groups Groups that it will hold at most.
    function create(uint256 answers, uint256 groups) internal pure returns (Batch memory batch) {
        uint256 size = HEADER_SIZE + groups * GROUP_SIZE + answers * ANSWER_SIZE + KEY_PAIRS * PAIR_SIZE;
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

    /// @notice Begins a group: the answers that are added next belong to this folded point and root.
    /// @return position Where its first answer goes.
    function openGroup(
        Batch memory batch,
        Point memory folded,
        uint256 root
    ) internal pure returns (uint256 position) {
        uint256 group = batch.end;
        assembly ("memory-safe") {
            mcopy(group, folded, 0x40)
            mstore(add(group, 0x40), root)
        }
        position = group + GROUP_SIZE;
        batch.end = position;
    }

    /// @notice Writes all answers of the group that is open.
    /// @return areAddresses False if a subject is more than an address.
    /// @return position Where one more answer would go.
    function addAnswers(
        uint256 start,
        GroupAnswer[] calldata answers,
        uint40 validAt
    ) internal pure returns (bool areAddresses, uint256 position) {
        uint256 time = AnswerProof.subjectAndTime(address(0), validAt);
        assembly ("memory-safe") {
            let all := 0
            let answer := answers.offset
            position := start
            for {
                let end := add(answer, mul(answers.length, ANSWER_SIZE))
            } lt(answer, end) {
                answer := add(answer, ANSWER_SIZE)
            } {
                let subject := calldataload(add(answer, 0x140))
                all := or(all, subject)
                // The proof, the nullifier and the sealed segment.
                calldatacopy(position, answer, 0x140)
                mstore(add(position, 0x140), or(subject, time))
                position := add(position, ANSWER_SIZE)
            }
            areAddresses := iszero(shr(160, all))
        }
    }

    /// @notice Ends the group.
    /// @param end Where one more answer would go.
    function closeGroup(Batch memory batch, uint256 end) internal pure {
        uint256 start = batch.end;
        uint256 answers = (end - start) / ANSWER_SIZE;
        assembly ("memory-safe") {
            mstore(sub(start, 0x20), answers)
        }
        batch.end = end;
        batch.answers += answers;
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
    function combine(
        Batch memory batch,
        uint256 challenge
    ) internal view returns (bool valid, uint256 pairs) {
        // A pair is shorter than an answer, so that pairs take the place of what was read.
        pairs = batch.start;
        Sums memory sums;
        sums.power = 1;
        Point memory sum;
        Point memory folded;
        uint256 powersOfFolded;
        uint256 pair = pairs;
        uint256 position = batch.start + HEADER_SIZE;
        while (position < batch.end) {
            (Point memory foldedNext, uint256 root, uint256 answers) = _groupAt(position);
            if (foldedNext.x != folded.x || foldedNext.y != folded.y) {
                if (powersOfFolded != 0) BN254.addProduct(sum, folded.x, folded.y, powersOfFolded);
                (folded, powersOfFolded) = (foldedNext, 0);
            }
            position += GROUP_SIZE;
            uint256 powersBefore = sums.powers;
            if (root >= MODULUS || !_addAnswers(sums, challenge, position, answers, pair))
                return (false, pairs);
            position += answers * ANSWER_SIZE;
            pair += answers * PAIR_SIZE;
            uint256 powers = addmod(sums.powers, MODULUS - powersBefore, MODULUS);
            powersOfFolded = addmod(powersOfFolded, powers, MODULUS);
            sums.roots = addmod(sums.roots, mulmod(powers, root, MODULUS), MODULUS);
        }
        BN254.addProduct(sum, folded.x, folded.y, powersOfFolded);
        BN254.addProduct(sum, AnswerKey.NULLIFIER_X, AnswerKey.NULLIFIER_Y, sums.nullifiers);
        BN254.addProduct(sum, AnswerKey.SEALED_X, AnswerKey.SEALED_Y, sums.sealedSegments);
        BN254.addProduct(
            sum,
            AnswerKey.SUBJECT_AND_TIME_X,
            AnswerKey.SUBJECT_AND_TIME_Y,
            sums.subjectsAndTimes
        );
        BN254.addProduct(sum, AnswerKey.ROOT_X, AnswerKey.ROOT_Y, sums.roots);
        _writeKeyPairs(pair, sums.powers, sum, sums.c);
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

    /// @dev Adds answers to the sums and writes their pairs. A multiplication takes its factor behind the
    /// point, so the factor is written there, over words that were read before. That the precompiles exist is
    /// checked with the sums, once.
    /// @return valid False if a signal is not below the modulus, or a point is off the curve.
    function _addAnswers(
        Sums memory sums,
        uint256 challenge,
        uint256 position,
        uint256 answers,
        uint256 pair
    ) private view returns (bool valid) {
        uint256[4] memory c = sums.c;
        assembly ("memory-safe") {
            // sum += value modulo the order of the group, in memory
            function addTo(sum, value) {
                mstore(sum, addmod(mload(sum), value, MODULUS))
            }

            let power := mload(sums)
            valid := 1
            for {
                let end := add(position, mul(answers, ANSWER_SIZE))
            } lt(position, end) {
                position := add(position, ANSWER_SIZE)
                pair := add(pair, PAIR_SIZE)
            } {
                let nullifier := mload(add(position, 0x100))
                let sealedSegment := mload(add(position, 0x120))
                valid := and(valid, and(lt(nullifier, MODULUS), lt(sealedSegment, MODULUS)))
                addTo(add(sums, 0x20), power)
                addTo(add(sums, 0x40), mulmod(power, nullifier, MODULUS))
                addTo(add(sums, 0x60), mulmod(power, sealedSegment, MODULUS))
                addTo(add(sums, 0x80), mulmod(power, mload(add(position, 0x140)), MODULUS))

                // The pair: power * A, and B. Then the sum of C: power * C is put behind it and added.
                let pointC := add(position, 0xc0)
                let b := add(position, 0x40)
                mcopy(add(pair, 0x40), b, 0x80)
                switch power
                case 1 {
                    mcopy(pair, position, 0x40)
                    mcopy(add(c, 0x40), pointC, 0x40)
                }
                default {
                    mstore(b, power)
                    mstore(add(pointC, 0x40), power)
                    valid := and(valid, staticcall(MULTIPLY_ALLOWANCE, 0x07, position, 0x60, pair, 0x40))
                    valid := and(
                        valid,
                        staticcall(MULTIPLY_ALLOWANCE, 0x07, pointC, 0x60, add(c, 0x40), 0x40)
                    )
                }
                valid := and(valid, staticcall(ADD_ALLOWANCE, 0x06, c, 0x80, c, 0x40))
                power := mulmod(power, challenge, MODULUS)
            }
            mstore(sums, power)
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
