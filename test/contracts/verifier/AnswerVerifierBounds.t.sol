// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerKey} from "../../../contracts/generated/AnswerKey.sol";
import {
    AnswerSignals,
    GroupAnswer,
    IAnswerVerifier,
    Proof,
    VerifiedGroup
} from "../../../contracts/interfaces/IAnswerVerifier.sol";
import {BN254, Point} from "../../../contracts/libraries/BN254.sol";
import {Requests} from "../../support/models/Requests.sol";
import {VerifierSuite} from "../../support/suites/VerifierSuite.sol";

/// @notice The first value outside the field is the modulus itself, which the precompile takes for zero.
contract AnswerVerifierBoundsTest is VerifierSuite {
    function setUp() public {
        _deployVerifier();
    }

    function test_VerifyTakesZeroAsASignal() public view {
        AnswerSignals memory zeros;
        vm.assertTrue(verifier.verify(_minusSegment0(), _trivialProof(), zeros));
    }

    /// @custom:property V-5
    function test_VerifyRefusesTheModulusInPlaceOfZero() public view {
        for (uint256 i = 0; i < 3; ++i) {
            AnswerSignals memory signals;
            if (i == 0) signals.nullifier = BN254.SCALAR_MODULUS;
            if (i == 1) signals.sealedSegment = BN254.SCALAR_MODULUS;
            if (i == 2) signals.root = BN254.SCALAR_MODULUS;
            Point memory folded = i == 1 ? Point(0, 0) : _minusSegment0();
            vm.assertFalse(verifier.verify(folded, _trivialProof(), signals));
        }
    }

    function test_FoldRequestRefusesTheModulusAsASchema() public {
        uint256 modulus = BN254.SCALAR_MODULUS;
        verifier.foldRequest(modulus - 1, Requests.everyone());
        vm.expectRevert(abi.encodeWithSelector(IAnswerVerifier.SchemaOutOfField.selector, modulus));
        verifier.foldRequest(modulus, Requests.everyone());
    }

    function test_MoveScopeRefusesTheModulus() public {
        uint256 modulus = BN254.SCALAR_MODULUS;
        Point memory point = verifier.moveScope(Point(0, 0), modulus - 1, modulus - 1);
        vm.expectRevert(abi.encodeWithSelector(IAnswerVerifier.ScopeOutOfField.selector, modulus));
        verifier.moveScope(point, modulus, 0);
        vm.expectRevert(abi.encodeWithSelector(IAnswerVerifier.ScopeOutOfField.selector, modulus));
        verifier.moveScope(point, 0, modulus);
    }

    /// @dev Five is the smallest that is no number of a segment.
    function test_VerifyBatchTakesFiveAsASealedSegment() public view {
        VerifiedGroup[] memory groups = new VerifiedGroup[](2);
        for (uint256 g = 0; g < 2; ++g) {
            groups[g].answers = new GroupAnswer[](1);
            groups[g].answers[0].proof = _trivialProof();
        }
        groups[0].folded = _minusSegment0();
        groups[1].answers[0].sealedSegment = 5;
        BN254.addProduct(groups[1].folded, AnswerKey.SEALED_X, AnswerKey.SEALED_Y, 5);
        groups[1].folded.y = BN254.BASE_MODULUS - groups[1].folded.y;
        vm.assertTrue(verifier.verifyBatch(groups));
        (groups[0], groups[1]) = (groups[1], groups[0]);
        vm.assertTrue(verifier.verifyBatch(groups));
    }

    /// @dev With all signals zero, alpha and beta satisfy the equation.
    function _trivialProof() private pure returns (Proof memory proof) {
        proof.a = [AnswerKey.ALPHA_X, AnswerKey.ALPHA_Y];
        proof.b = [[AnswerKey.BETA_X1, AnswerKey.BETA_X0], [AnswerKey.BETA_Y1, AnswerKey.BETA_Y0]];
    }

    /// @dev In place of a sealed segment, zero is the number of a segment, whose point is cancelled.
    function _minusSegment0() private pure returns (Point memory) {
        return Point(AnswerKey.OPEN_SEGMENT_0_X, BN254.BASE_MODULUS - AnswerKey.OPEN_SEGMENT_0_Y);
    }
}
