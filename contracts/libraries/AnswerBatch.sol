// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerKey} from "../generated/AnswerKey.sol";
import {GroupAnswer} from "../interfaces/IAnswerVerifier.sol";
// solhint-disable no-unused-import, which does not look into assembly
import {
    ANSWER_B,
    ANSWER_C,
    ANSWER_NULLIFIER,
    ANSWER_SEALED_SEGMENT,
    ANSWER_SIZE,
    ANSWER_SUBJECT
} from "./AnswerLayout.sol";
import {AnswerProof} from "./AnswerProof.sol";
import {ADD_ALLOWANCE, BN254, MULTIPLY_ALLOWANCE, PAIR_SIZE, Point} from "./BN254.sol";
import {OpenSegment} from "./OpenSegment.sol";

/// @notice Answers that are checked together: their transcript in memory.
struct Batch {
    /// Position in memory where the transcript begins.
    uint256 start;
    /// Position in memory behind its last word.
    uint256 end;
    /// Number of answers in it.
    uint256 answers;
}

/// @title Checking many proofs at once
/// @notice A random linear combination: with the challenge r, equation i is raised to the power r^i, and all are
/// multiplied. Each answer needs one pairing, e(r^i A_i, B_i), and the rest is paired once for all of them:
///
///   product e(r^i A_i, B_i) * e(sum r^i alpha, -beta) * e(sum r^i sum_i, -gamma) * e(sum r^i C_i, -delta) = 1
///
/// where sum_i = folded_i + the sum of signal * point. Signals are added up, modulo the order of the curve groups,
/// before they are multiplied. If one of N equations is wrong, at most N - 1 challenges hide it.
///
/// @dev The challenge is the hash of the transcript, which holds every word that enters the equation. If a prover
/// knew the challenge before its proofs are fixed (a block hash), it could shift signals between two answers.
///
/// Words of the transcript: hash of the key, number of answers; then for each answer group folded x, folded y,
/// root, validAt and number of answers; then for each of its answers the words in `AnswerLayout.sol`.
library AnswerBatch {
    uint256 private constant HEADER_SIZE = 0x40;
    // Where the words of an answer group stand before its answers, in bytes; its folded point stands first.
    uint256 private constant GROUP_ROOT = 0x40;
    uint256 private constant GROUP_VALID_AT = 0x60;
    uint256 private constant GROUP_ANSWERS = 0x80;
    uint256 private constant GROUP_SIZE = 0xa0;
    uint256 private constant KEY_PAIRS = 3;
    /// @dev A copy of `BN254.SCALAR_MODULUS`: assembly cannot name constants of another library.
    uint256 private constant MODULUS =
        21888242871839275222246405745257275088548364400416034343698204186575808495617;

    /// @dev Sums over all answers, each answer times its power of the challenge.
    struct Sums {
        /// The sum of C, and behind it the product to add next: together the input of an addition.
        uint256 cX;
        uint256 cY;
        uint256 nextX;
        uint256 nextY;
        uint256 nullifiers;
        uint256 sealedSegments;
        uint256 subjectsAndTimes;
        uint256 roots;
        /// The power of the challenge for the next answer.
        uint256 power;
        /// Sums of the powers of the answers with each open segment, and of all others.
        uint256[6] powers;
        /// The sum of the answer groups' folded points, and the folded point to add to it next.
        Point points;
        Point folded;
        /// The sum of the powers of the answers under `folded`.
        uint256 powersOfFolded;
        /// Whether the first answer of all was added.
        bool hasFirst;
        /// The modulus of the sums. Keeping it on the stack costs less than pushing the constant each time.
        uint256 modulus;
    }

    // Offsets in `Sums`, in bytes; the sum of C stands first.
    uint256 private constant SUMS_NEXT = 0x40;
    uint256 private constant SUMS_NULLIFIERS = 0x80;
    uint256 private constant SUMS_SUBJECTS_AND_TIMES = 0xc0;
    uint256 private constant SUMS_POWER = 0x100;
    uint256 private constant SUMS_POWERS = 0x120;
    uint256 private constant SUMS_MODULUS = 0x1c0;

    /// @notice An empty batch, with memory set aside for what will be added.
    /// @dev Warning: a batch that outgrows it overwrites other memory.
    /// @param answers Most answers that it can hold.
    /// @param groups Most answer groups that it can hold.
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

    /// @notice Begins an answer group with what its answers have in common. The caller then copies the answers from
    /// calldata to memory from `batch.end` on, and calls `closeGroup`.
    function openGroup(Batch memory batch, Point memory folded, uint256 root, uint40 validAt) internal pure {
        uint256 group = batch.end;
        assembly ("memory-safe") {
            mcopy(group, folded, 0x40)
            mstore(add(group, GROUP_ROOT), root)
            mstore(add(group, GROUP_VALID_AT), validAt)
        }
        batch.end = group + GROUP_SIZE;
    }

    /// @notice Adds an answer group with all of its answers.
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

    /// @notice Ends the answer group.
    /// @param end Position in memory behind its last answer.
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
    /// @dev Warning: overwrites the batch, which cannot be checked twice.
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

    /// @notice Like `holds`, but under a given challenge.
    /// @dev Warning: whoever knows the challenge before the proofs are fixed can forge.
    function holdsUnder(Batch memory batch, uint256 challenge) internal view returns (bool) {
        (bool valid, uint256 pairs) = combine(batch, challenge);
        return valid && BN254.pairingIsOne(pairs, batch.answers + KEY_PAIRS);
    }

    /// @notice Raises the equations to their powers of the challenge.
    /// @return valid False if a signal is not below the modulus, a subject is not an address, or a point of the
    /// first curve group that is multiplied or added is off the curve.
    /// @return pairs Position in memory of the pairing's input: one pair for each answer, then those of the key.
    function combine(
        Batch memory batch,
        uint256 challenge
    ) internal view returns (bool valid, uint256 pairs) {
        // A pair is shorter than an answer, so the pairs overwrite only what has been read.
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

    /// @dev Adds an answer group to the sums and writes its pairs.
    /// @return valid As `combine` returns it.
    /// @return nextPosition Where the next answer group begins.
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

    /// @dev The powers of neighbours with the same folded point are added, so that the point is multiplied once.
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
            root := mload(add(position, GROUP_ROOT))
            validAt := mload(add(position, GROUP_VALID_AT))
            answers := mload(add(position, GROUP_ANSWERS))
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

    /// @dev The sum of all sealed segments, with the hashes that the circuit has for open ones.
    function _sealedSegments(Sums memory sums) private pure returns (uint256 sum) {
        uint256[5] memory values = OpenSegment.values();
        sum = sums.sealedSegments;
        for (uint256 i = 0; i < 5; ++i) {
            sum = addmod(sum, mulmod(sums.powers[i], values[i], MODULUS), MODULUS);
        }
    }

    /// @dev Adds the first answer of all. Its power is 1, so its points need no multiplication. Whether they are on
    /// the curve is checked where they are used: by an addition or by the pairing.
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
            // The first words of an answer, A and B, are its pair.
            mcopy(pair, position, PAIR_SIZE)
            mcopy(sums, add(position, ANSWER_C), 0x40)
            mcopy(add(sums, SUMS_NULLIFIERS), add(position, ANSWER_NULLIFIER), 0x20)
            sealedSegment := mload(add(position, ANSWER_SEALED_SEGMENT))
            subject := mload(add(position, ANSWER_SUBJECT))
        }
        sums.subjectsAndTimes = subject;
        if (OpenSegment.contains(sealedSegment)) sums.powers[sealedSegment] = 1;
        else (sums.sealedSegments, sums.powers[5]) = (sealedSegment, 1);
        sums.power = challenge;
        sums.hasFirst = true;
        return sums.nullifiers < MODULUS && sealedSegment < MODULUS && subject >> 160 == 0;
    }

    /// @dev Adds answers to the sums and writes their pairs. A multiplication reads its factor behind the point, so
    /// the factor is written there, over words that have been read. Whether the precompiles exist is not checked
    /// here: `combine` finds out when it adds up the sums.
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
            let power := mload(add(sums, SUMS_POWER))
            let powers := mload(add(sums, SUMS_POWERS))
            let modulus := mload(add(sums, SUMS_MODULUS))
            let subjects := mload(add(sums, SUMS_SUBJECTS_AND_TIMES))
            // The loop keeps the sums of nullifiers and of sealed segments in scratch space.
            mcopy(0x00, add(sums, SUMS_NULLIFIERS), 0x40)
            valid := 1
            for {} lt(position, end) {
                position := add(position, ANSWER_SIZE)
                pair := add(pair, PAIR_SIZE)
            } {
                {
                    let nullifier := mload(add(position, ANSWER_NULLIFIER))
                    let sealedSegment := mload(add(position, ANSWER_SEALED_SEGMENT))
                    let subject := mload(add(position, ANSWER_SUBJECT))
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

                // The pair is power * A and B. Then power * C is written behind the sum of C and added to it.
                // The factor of A takes the place of B, and the factor of C that of the nullifier.
                mcopy(add(pair, ANSWER_B), add(position, ANSWER_B), 0x80)
                mstore(add(position, ANSWER_B), power)
                mstore(add(position, ANSWER_NULLIFIER), power)
                valid := and(
                    and(
                        and(
                            // Arguments are evaluated from the last to the first.
                            staticcall(ADD_ALLOWANCE, 0x06, sums, 0x80, sums, 0x40),
                            staticcall(
                                MULTIPLY_ALLOWANCE,
                                0x07,
                                add(position, ANSWER_C),
                                0x60,
                                add(sums, SUMS_NEXT),
                                0x40
                            )
                        ),
                        staticcall(MULTIPLY_ALLOWANCE, 0x07, position, 0x60, pair, 0x40)
                    ),
                    valid
                )
                power := mulmod(power, challenge, modulus)
            }
            mcopy(add(sums, SUMS_NULLIFIERS), 0x00, 0x40)
            mstore(add(sums, SUMS_SUBJECTS_AND_TIMES), subjects)
            mstore(add(sums, SUMS_POWER), power)
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
