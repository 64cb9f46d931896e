// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerKey} from "../generated/AnswerKey.sol";
import {AnswerSignals, Proof} from "../interfaces/IAnswerVerifier.sol";
import {BN254, Point} from "./BN254.sol";
import {OpenSegment} from "./OpenSegment.sol";

/// @title Checking one proof
/// @notice The equation is e(A, B) = e(alpha, beta) e(sum, gamma) e(C, delta), where sum = folded + the sum
/// of signal * point over the answer's signals. The key's points of the second curve group are negated, so that
/// the product of all four pairings is one.
library AnswerProof {
    uint256 internal constant MINUS_BETA_Y1 = BN254.BASE_MODULUS - AnswerKey.BETA_Y1;
    uint256 internal constant MINUS_BETA_Y0 = BN254.BASE_MODULUS - AnswerKey.BETA_Y0;
    uint256 internal constant MINUS_GAMMA_Y1 = BN254.BASE_MODULUS - AnswerKey.GAMMA_Y1;
    uint256 internal constant MINUS_GAMMA_Y0 = BN254.BASE_MODULUS - AnswerKey.GAMMA_Y0;
    uint256 internal constant MINUS_DELTA_Y1 = BN254.BASE_MODULUS - AnswerKey.DELTA_Y1;
    uint256 internal constant MINUS_DELTA_Y0 = BN254.BASE_MODULUS - AnswerKey.DELTA_Y0;

    /// @notice Whether a proof holds for these signals under a folded request, model and scope.
    /// @dev Reverts with `BN254.InvalidPoint` if the folded point is off the curve.
    /// @param sum The folded point. Warning: its memory is overwritten.
    /// @param proof A proof; false if one of its points is off its curve.
    /// @param signals The answer's own signals; false if one is at or above the field modulus.
    function holds(
        Point memory sum,
        Proof calldata proof,
        AnswerSignals memory signals
    ) internal view returns (bool) {
        if (!inField(signals.nullifier, signals.sealedSegment, signals.root)) return false;

        BN254.addProduct(sum, AnswerKey.NULLIFIER_X, AnswerKey.NULLIFIER_Y, signals.nullifier);
        sum = _addSealedSegment(sum, signals.sealedSegment);
        BN254.addProduct(
            sum,
            AnswerKey.SUBJECT_AND_TIME_X,
            AnswerKey.SUBJECT_AND_TIME_Y,
            subjectAndTime(signals.subject, signals.validAt)
        );
        BN254.addProduct(sum, AnswerKey.ROOT_X, AnswerKey.ROOT_Y, signals.root);
        uint256[24] memory pairs = [
            proof.a[0],
            proof.a[1],
            proof.b[0][0],
            proof.b[0][1],
            proof.b[1][0],
            proof.b[1][1],
            AnswerKey.ALPHA_X,
            AnswerKey.ALPHA_Y,
            AnswerKey.BETA_X1,
            AnswerKey.BETA_X0,
            MINUS_BETA_Y1,
            MINUS_BETA_Y0,
            sum.x,
            sum.y,
            AnswerKey.GAMMA_X1,
            AnswerKey.GAMMA_X0,
            MINUS_GAMMA_Y1,
            MINUS_GAMMA_Y0,
            proof.c[0],
            proof.c[1],
            AnswerKey.DELTA_X1,
            AnswerKey.DELTA_X0,
            MINUS_DELTA_Y1,
            MINUS_DELTA_Y0
        ];
        uint256 start;
        assembly ("memory-safe") {
            start := pairs
        }
        return BN254.pairingIsOne(start, 4);
    }

    /// @notice Whether these signals are below the field modulus. The precompile would reduce larger ones, and then
    /// an answer could be paid once for each alias of its nullifier.
    function inField(uint256 nullifier, uint256 sealedSegment, uint256 root) internal pure returns (bool) {
        return
            nullifier < BN254.SCALAR_MODULUS &&
            sealedSegment < BN254.SCALAR_MODULUS &&
            root < BN254.SCALAR_MODULUS;
    }

    /// @dev For the five values of an open campaign the product is a constant, which saves 6,000 gas.
    function _addSealedSegment(Point memory sum, uint256 sealedSegment) private view returns (Point memory) {
        if (OpenSegment.contains(sealedSegment)) {
            (uint256 x, uint256 y) = OpenSegment.pointOf(sealedSegment);
            return BN254.add(sum, Point(x, y));
        }
        BN254.addProduct(sum, AnswerKey.SEALED_X, AnswerKey.SEALED_Y, sealedSegment);
        return sum;
    }

    /// @notice The signal that holds subject and time: subject + validAt * 2^160.
    function subjectAndTime(address subject, uint40 validAt) internal pure returns (uint256) {
        return (uint256(validAt) << 160) | uint160(subject);
    }
}
