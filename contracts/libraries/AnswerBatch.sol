// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerKey} from "../generated/AnswerKey.sol";
import {GroupAnswer} from "../interfaces/IAnswerVerifier.sol";
import {AnswerProof} from "./AnswerProof.sol";
import {BN254, Point} from "./BN254.sol";
import {OpenSegment} from "./OpenSegment.sol";

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
/// validAt, number of answers; for each of these, as in the calldata, A (2), B (4), C (2), nullifier, sealed
/// segment, subject.
library AnswerBatch {
    uint256 private constant HEADER_SIZE = 0x40;
    uint256 private constant GROUP_SIZE = 0xa0;
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
        /// The sum of C, and behind it the product that is added to it next.
        uint256 cX;
        uint256 cY;
        uint256 nextX;
        uint256 nextY;
        uint256 nullifiers;
        uint256 sealedSegments;
        uint256 subjectsAndTimes;
        uint256 roots;
        /// The power of the next answer.
        uint256 power;
        /// The sums of the powers: of the answers with each open segment, and of those with a sealed one.
        uint256[6] powers;
        /// The sum of the groups' folded points, the one that is added to it next, and the sum of its powers.
        Point points;
        Point folded;
        uint256 powersOfFolded;
        bool hasFirst;
        /// The modulus of the sums: in code, the constant costs more each time than to have it on the stack.
        uint256 modulus;
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

    /// @notice Begins a group: the answers that are written next, from `batch.end` on and as they are in the
    /// calldata, have these in common.
    function openGroup(Batch memory batch, Point memory folded, uint256 root, uint40 validAt) internal pure {
        uint256 group = batch.end;
        assembly ("memory-safe") {
            mcopy(group, folded, 0x40)
            mstore(add(group, 0x40), root)
            mstore(add(group, 0x60), validAt)
        }
        batch.end = group + GROUP_SIZE;
    }

    /// @notice Adds a group with all of its answers.
    function addGroup(
        Batch memory batch,
        Point memory folded,
        uint256 root,
        uint40 validAt,
        GroupAnswer[] calldata answers
    ) internal pure {
        openGroup(batch, folded, root, validAt);
        uint256 start = batch.end;
        uint256 size = answers.length * ANSWER_SIZE;
        assembly ("memory-safe") {
            calldatacopy(start, answers.offset, size)
        }
        closeGroup(batch, start + size);
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

    /// @notice Whether all proofs hold, all signals are below the field modulus, and all subjects are addresses.
    /// Uses the batch up.
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
    /// @return valid False if a signal is not below the modulus, a subject is not an address, or a point of the
    /// first group is off the curve.
    /// @return pairs Where the input of the pairing begins: one pair an answer, then those of the key.
    function combine(
        Batch memory batch,
        uint256 challenge
    ) internal view returns (bool valid, uint256 pairs) {
        // A pair is shorter than an answer, so that pairs take the place of what was read.
        pairs = batch.start;
        Sums memory sums;
        sums.modulus = MODULUS;
        uint256 pair = pairs;
        uint256 position = batch.start + HEADER_SIZE;
        while (position < batch.end) {
            (valid, position, pair) = _addGroup(sums, challenge, position, pair);
            if (!valid) return (false, pairs);
        }
        Point memory points = sums.points;
        BN254.addProduct(points, sums.folded.x, sums.folded.y, sums.powersOfFolded);
        BN254.addProduct(points, AnswerKey.NULLIFIER_X, AnswerKey.NULLIFIER_Y, sums.nullifiers);
        BN254.addProduct(points, AnswerKey.SEALED_X, AnswerKey.SEALED_Y, _sealedSegments(sums));
        BN254.addProduct(
            points,
            AnswerKey.SUBJECT_AND_TIME_X,
            AnswerKey.SUBJECT_AND_TIME_Y,
            sums.subjectsAndTimes
        );
        BN254.addProduct(points, AnswerKey.ROOT_X, AnswerKey.ROOT_Y, sums.roots);
        _writeKeyPairs(pair, sums);
        return (true, pairs);
    }

    /// @dev Adds a group to the sums and writes its pairs.
    /// @return valid As `combine` returns it.
    /// @return nextPosition Where the next group begins.
    /// @return nextPair Where the next pair goes.
    function _addGroup(
        Sums memory sums,
        uint256 challenge,
        uint256 position,
        uint256 pair
    ) private view returns (bool valid, uint256 nextPosition, uint256 nextPair) {
        (Point memory folded, uint256 root, uint256 time, uint256 answers) = _groupAt(position);
        _setFolded(sums, folded);
        position += GROUP_SIZE;
        nextPosition = position + answers * ANSWER_SIZE;
        nextPair = pair + answers * PAIR_SIZE;
        uint256 powersBefore = _sumOf(sums.powers);
        valid = root < MODULUS;
        if (answers != 0 && !sums.hasFirst) {
            valid = _addFirst(sums, challenge, position, pair) && valid;
            position += ANSWER_SIZE;
            pair += PAIR_SIZE;
        }
        valid = _addAnswers(sums, challenge, position, nextPosition, pair) && valid;
        uint256 powers = addmod(_sumOf(sums.powers), MODULUS - powersBefore, MODULUS);
        sums.powersOfFolded = addmod(sums.powersOfFolded, powers, MODULUS);
        sums.roots = addmod(sums.roots, mulmod(powers, root, MODULUS), MODULUS);
        sums.subjectsAndTimes = addmod(sums.subjectsAndTimes, mulmod(powers, time, MODULUS), MODULUS);
    }

    /// @dev Neighbours with the same folded point are multiplied once.
    function _setFolded(Sums memory sums, Point memory folded) private view {
        Point memory last = sums.folded;
        if (folded.x == last.x && folded.y == last.y) return;
        if (sums.powersOfFolded != 0) BN254.addProduct(sums.points, last.x, last.y, sums.powersOfFolded);
        (sums.folded, sums.powersOfFolded) = (folded, 0);
    }

    function _groupAt(
        uint256 position
    ) private pure returns (Point memory folded, uint256 root, uint256 time, uint256 answers) {
        uint40 validAt;
        assembly ("memory-safe") {
            mcopy(folded, position, 0x40)
            root := mload(add(position, 0x40))
            validAt := mload(add(position, 0x60))
            answers := mload(add(position, 0x80))
        }
        time = AnswerProof.subjectAndTime(address(0), validAt);
    }

    function _sumOf(uint256[6] memory values) private pure returns (uint256 sum) {
        assembly ("memory-safe") {
            for {
                let end := add(values, 0xc0)
            } lt(values, end) {
                values := add(values, 0x20)
            } {
                sum := addmod(sum, mload(values), MODULUS)
            }
        }
    }

    /// @dev The sum of all sealed segments as they are in the circuit.
    function _sealedSegments(Sums memory sums) private pure returns (uint256 sum) {
        uint256[5] memory values = OpenSegment.values();
        sum = sums.sealedSegments;
        for (uint256 i = 0; i < 5; ++i) {
            sum = addmod(sum, mulmod(sums.powers[i], values[i], MODULUS), MODULUS);
        }
    }

    /// @dev Adds the first answer of all, whose power is 1, so that its points are not multiplied. Whether they
    /// are on the curve is left to what they enter: a sum, or the pairing.
    /// @return valid False if a signal is not below the modulus, or the subject is not an address.
    function _addFirst(
        Sums memory sums,
        uint256 challenge,
        uint256 position,
        uint256 pair
    ) private pure returns (bool valid) {
        uint256 sealedSegment;
        uint256 subject;
        assembly ("memory-safe") {
            mcopy(pair, position, 0xc0)
            // C, and behind it the nullifier
            mcopy(sums, add(position, 0xc0), 0x40)
            mcopy(add(sums, 0x80), add(position, 0x100), 0x20)
            sealedSegment := mload(add(position, 0x120))
            subject := mload(add(position, 0x140))
        }
        sums.subjectsAndTimes = subject;
        if (OpenSegment.contains(sealedSegment)) sums.powers[sealedSegment] = 1;
        else (sums.sealedSegments, sums.powers[5]) = (sealedSegment, 1);
        sums.power = challenge;
        sums.hasFirst = true;
        return sums.nullifiers < MODULUS && sealedSegment < MODULUS && subject >> 160 == 0;
    }

    /// @dev Adds answers to the sums and writes their pairs. A multiplication takes its factor behind the
    /// point, so the factor is written there, over words that were read before. That the precompiles exist is
    /// checked with the sums, once.
    /// @return valid False if a signal is not below the modulus, a subject is not an address, or a point is off
    /// the curve.
    function _addAnswers(
        Sums memory sums,
        uint256 challenge,
        uint256 position,
        uint256 end,
        uint256 pair
    ) private view returns (bool valid) {
        assembly ("memory-safe") {
            let power := mload(add(sums, 0x100))
            let powers := mload(add(sums, 0x120))
            let modulus := mload(add(sums, 0x1c0))
            let subjects := mload(add(sums, 0xc0))
            // The sums of nullifiers and of sealed segments are in scratch space.
            mcopy(0x00, add(sums, 0x80), 0x40)
            valid := 1
            for {} lt(position, end) {
                position := add(position, ANSWER_SIZE)
                pair := add(pair, PAIR_SIZE)
            } {
                {
                    let nullifier := mload(add(position, 0x100))
                    let sealedSegment := mload(add(position, 0x120))
                    let subject := mload(add(position, 0x140))
                    mstore(0x00, addmod(mulmod(power, nullifier, modulus), mload(0x00), modulus))
                    subjects := addmod(mulmod(power, subject, modulus), subjects, modulus)
                    valid := and(valid, and(iszero(shr(160, subject)), lt(nullifier, modulus)))
                    if iszero(lt(sealedSegment, 5)) {
                        mstore(0x20, addmod(mulmod(power, sealedSegment, modulus), mload(0x20), modulus))
                        valid := and(valid, lt(sealedSegment, modulus))
                        sealedSegment := 5
                    }
                    let sum := add(powers, shl(5, sealedSegment))
                    mstore(sum, addmod(mload(sum), power, modulus))
                }

                // The pair: power * A, and B. Then power * C is put behind the sum of C, and added.
                mcopy(add(pair, 0x40), add(position, 0x40), 0x80)
                mstore(add(position, 0x40), power)
                mstore(add(position, 0x100), power)
                valid := and(
                    and(
                        and(
                            // Arguments are evaluated from the last to the first.
                            staticcall(ADD_ALLOWANCE, 0x06, sums, 0x80, sums, 0x40),
                            staticcall(
                                MULTIPLY_ALLOWANCE,
                                0x07,
                                add(position, 0xc0),
                                0x60,
                                add(sums, 0x40),
                                0x40
                            )
                        ),
                        staticcall(MULTIPLY_ALLOWANCE, 0x07, position, 0x60, pair, 0x40)
                    ),
                    valid
                )
                power := mulmod(power, challenge, modulus)
            }
            mcopy(add(sums, 0x80), 0x00, 0x40)
            mstore(add(sums, 0xc0), subjects)
            mstore(add(sums, 0x100), power)
        }
    }

    function _writeKeyPairs(uint256 start, Sums memory sums) private view {
        Point memory alpha;
        BN254.addProduct(alpha, AnswerKey.ALPHA_X, AnswerKey.ALPHA_Y, _sumOf(sums.powers));
        uint256[18] memory pairs = [
            alpha.x,
            alpha.y,
            AnswerKey.BETA_X1,
            AnswerKey.BETA_X0,
            AnswerProof.MINUS_BETA_Y1,
            AnswerProof.MINUS_BETA_Y0,
            sums.points.x,
            sums.points.y,
            AnswerKey.GAMMA_X1,
            AnswerKey.GAMMA_X0,
            AnswerProof.MINUS_GAMMA_Y1,
            AnswerProof.MINUS_GAMMA_Y0,
            sums.cX,
            sums.cY,
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
