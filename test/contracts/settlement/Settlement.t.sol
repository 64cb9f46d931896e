// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Answer, ICampaigns} from "../../../contracts/interfaces/ICampaigns.sol";
import {BN254} from "../../../contracts/libraries/BN254.sol";
import {CampaignId} from "../../../contracts/libraries/Identifiers.sol";
import {OpenSegment} from "../../../contracts/libraries/OpenSegment.sol";
import {SettlementSuite} from "../../support/suites/SettlementSuite.sol";

/// @notice What a proof is worth, once, and nothing that is like it.
contract SettlementTest is SettlementSuite {
    function setUp() public {
        _openCampaigns();
    }

    /// @custom:property A-2
    function test_AnAnswerIsSettledOnceAndCharged() public {
        Answer memory answer = _proved("alice");
        vm.expectEmit(address(campaigns));
        emit ICampaigns.AnswerSettled(
            OPEN,
            _account("alice"),
            answer.nullifier,
            0,
            answer.sealedSegment,
            START + 1 days
        );
        _assertSettles(answer);
        vm.assertFalse(campaigns.answerOf(OPEN, answer.nullifier).claimed);
        _assertProvedButRefused(answer, ICampaigns.NullifierSpent.selector);
        vm.assertEq(_available(OPEN), BUDGET - REWARD);
    }

    /// @dev Segments 3, 2 and 0: the check is paid, not the yes.
    /// @custom:property A-2
    function test_EveryKindOfAnswerIsPaidWhateverItsSegment() public {
        _assertSettles(_proved("alice"));
        _assertSettles(_proved("bob"));
        _assertSettles(_proved("carol"));
        _assertSettles(_proved("sealedAlice"));
        _assertSettles(_proved("sealedDave"));
        _assertSettles(_proved("firstMonthAlice"));
    }

    /// @custom:property T-1
    function test_AnyoneMaySubmitAnAnswerToAnOpenCampaign() public {
        Answer memory answer = _proved("alice");
        vm.prank(STRANGER);
        campaigns.settle(answer);
        vm.assertEq(campaigns.answerOf(OPEN, answer.nullifier).subject, _account("alice"));
    }

    /// @custom:property A-3
    function test_OneSecretAnswersOnceForWhateverSubject() public {
        Answer memory other = _proved("aliceForErin");
        vm.assertEq(other.nullifier, _proved("alice").nullifier);
        _consent(_account("erin"));
        vm.assertEq(bytes32(campaigns.quote(other)), bytes32(0));
        _assertSettles(_proved("alice"));
        _assertProvedButRefused(other, ICampaigns.NullifierSpent.selector);
    }

    /// @custom:property A-3
    function test_ASubjectWithTwoSecretsAnswersTwice() public {
        _assertSettles(_proved("alice"));
        _assertSettles(_proved("aliceElsewhere"));
    }

    /// @custom:property A-3
    function test_OneSecretAnswersEachCampaign() public {
        _assertSettles(_proved("alice"));
        _assertSettles(_proved("sealedAlice"));
        _assertSettles(_proved("firstMonthAlice"));
    }

    /// @custom:property A-4
    function test_ACopiedAnswerHoldsForNoOtherSubject() public {
        Answer memory answer = _proved("alice");
        answer.subject = _account("bob");
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
        _consent(STRANGER);
        answer.subject = STRANGER;
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
    }

    /// @custom:property A-4
    function test_ACopiedAnswerHoldsForNoOtherNullifier(uint256 nullifier) public {
        Answer memory answer = _proved("alice");
        vm.assume(nullifier != answer.nullifier);
        answer.nullifier = nullifier;
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
    }

    /// @dev The curve does not tell a signal from the same plus the field's modulus.
    /// @custom:property A-2
    function test_ASettledAnswerIsNotNewWithTheModulusAddedToItsNullifier() public {
        Answer memory answer = _proved("alice");
        _assertSettles(answer);
        answer.nullifier += BN254.SCALAR_MODULUS;
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
    }

    /// @custom:property A-4
    function test_ACopiedAnswerHoldsForNoOtherSegment() public {
        Answer memory answer = _proved("alice");
        answer.sealedSegment = _proved("carol").sealedSegment;
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
        answer = _proved("sealedAlice");
        answer.sealedSegment = _proved("sealedBob").sealedSegment;
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
        answer.sealedSegment = _proved("sealedAlice").sealedSegment + BN254.SCALAR_MODULUS;
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
    }

    /// @custom:property A-4
    function test_ACopiedAnswerHoldsForNoOtherRoot() public {
        vm.warp(START + 1 hours);
        issuerRegistry.publishRoot(firstIssuer, nextRoot, "", 5, 0);
        Answer memory answer = _proved("bob");
        vm.assertEq(bytes32(campaigns.quote(answer)), bytes32(0));
        answer.root = nextRoot;
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
    }

    /// @custom:property A-4
    function test_ACopiedAnswerHoldsForNoOtherDay() public {
        Answer memory answer = _proved("bob");
        answer.validAt = START + 2 days;
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
    }

    /// @custom:property A-4
    function test_ACopiedAnswerHoldsForNoOtherCampaign() public {
        Answer memory answer = _proved("alice");
        answer.campaign = MONTHLY;
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
        answer.campaign = SEALED;
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
        answer.campaign = CampaignId.wrap(0);
        vm.assertEq(bytes32(campaigns.quote(answer)), bytes32(ICampaigns.CampaignUnknown.selector));
        // The same brand, terms and request under another number.
        answer.campaign = _open(_provedParameters());
        _fund(answer.campaign, BUDGET);
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
    }

    /// @custom:property A-4
    function test_ACopiedAnswerHoldsForNoOtherPeriod() public {
        vm.warp(START + PERIOD);
        Answer memory answer = _proved("secondMonthAlice");
        vm.assertEq(bytes32(campaigns.quote(answer)), bytes32(0));
        Answer memory old = _proved("firstMonthAlice");
        (old.period, old.validAt) = (1, answer.validAt);
        _assertRefused(old, ICampaigns.ProofInvalid.selector);
        answer.period = 0;
        _assertRefused(answer, ICampaigns.PeriodNotCurrent.selector);
    }

    /// @custom:property A-4
    function test_ACopiedAnswerHoldsForNoOtherIssuer() public {
        Answer memory answer = _proved("sealedAlice");
        answer.issuer = secondIssuer;
        _assertRefused(answer, ICampaigns.RootNotLive.selector);
        answer.root = _proved("sealedDave").root;
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
    }

    /// @custom:property A-6
    function test_AProofWithANegatedPointIsRefused() public {
        Answer memory answer = _proved("alice");
        answer.proof.a[1] = BN254.BASE_MODULUS - answer.proof.a[1];
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
        answer = _proved("alice");
        answer.proof.c[1] = BN254.BASE_MODULUS - answer.proof.c[1];
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
        answer = _proved("alice");
        _negateB(answer);
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
    }

    /// @custom:property A-6
    function test_AProofOfAnotherAnswerIsRefused() public {
        Answer memory answer = _proved("alice");
        answer.proof = _proved("bob").proof;
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
    }

    /// @dev With A and B negated it is another proof of the same statement: worth no second reward.
    /// @custom:property A-2
    function test_AProofInOtherWordsIsTheSameAnswer() public {
        Answer memory answer = _proved("alice");
        answer.proof.a[1] = BN254.BASE_MODULUS - answer.proof.a[1];
        _negateB(answer);
        _assertSettles(answer);
        _assertProvedButRefused(_proved("alice"), ICampaigns.NullifierSpent.selector);
    }

    /// @custom:property A-13
    function test_AnOpenCampaignRefusesASegmentSealedWithAKey() public {
        Answer memory answer = _proved("bobSealed");
        vm.assertFalse(OpenSegment.contains(answer.sealedSegment));
        _assertProvedButRefused(answer, ICampaigns.SealedSegmentUnknown.selector);
        answer.sealedSegment = _proved("bob").sealedSegment;
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
    }

    /// @dev Words of the call that hold the subject, the period and `validAt`, with a bit above their types.
    /// @custom:property A-17
    function test_NumbersOverTheirTypeInCalldataAreRefused() public {
        bytes memory call = abi.encodeCall(ICampaigns.settle, (_proved("alice")));
        uint256[3] memory words = [uint256(11), 14, 15];
        for (uint256 i = 0; i < words.length; ++i) {
            bytes memory altered = bytes.concat(call);
            altered[4 + 32 * words[i]] = 0x01;
            (bool success, ) = address(campaigns).call(altered);
            vm.assertFalse(success);
        }
        (bool untouched, ) = address(campaigns).call(call);
        vm.assertTrue(untouched);
    }

    function _negateB(Answer memory answer) private pure {
        answer.proof.b[1][0] = BN254.BASE_MODULUS - answer.proof.b[1][0];
        answer.proof.b[1][1] = BN254.BASE_MODULUS - answer.proof.b[1][1];
    }
}
