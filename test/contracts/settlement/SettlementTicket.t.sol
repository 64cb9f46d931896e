// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {
    Answer,
    CampaignParameters,
    ICampaigns,
    SignedTicket
} from "../../../contracts/interfaces/ICampaigns.sol";
import {AccountSignature} from "../../../contracts/libraries/AccountSignature.sol";
import {CampaignId} from "../../../contracts/libraries/Identifiers.sol";
import {KeyedAccount} from "../../support/accounts/KeyedAccount.sol";
import {SettlementSuite} from "../../support/suites/SettlementSuite.sol";

/// @notice Who may submit an answer to a sealed campaign, and with which promise of the settler.
contract SettlementTicketTest is SettlementSuite {
    SignedTicket private none;

    function setUp() public {
        _openCampaigns();
    }

    /// @custom:property T-1
    function test_TheSettlerNeedsNoTicket() public {
        _assertSettles(_proved("sealedAlice"));
        vm.prank(settler);
        _settleWithTicket(_proved("sealedBob"), none);
        vm.assertEq(_available(SEALED), BUDGET - 2 * REWARD);
    }

    /// @custom:property T-1
    function test_AStrangerWithoutATicketIsRefused() public {
        Answer memory answer = _proved("sealedAlice");
        vm.expectRevert(ICampaigns.NotSettler.selector);
        campaigns.settle(answer);
        vm.expectRevert(ICampaigns.NotSettler.selector);
        _settleWithTicket(answer, none);
        vm.assertEq(bytes32(campaigns.quote(answer)), bytes32(0));
    }

    /// @custom:property T-1
    function test_AStrangerWithATicketSettles() public {
        Answer memory answer = _proved("sealedAlice");
        SignedTicket memory ticket = _signedTicket(answer, "alice");
        vm.prank(STRANGER);
        _settleWithTicket(answer, ticket);
        vm.assertEq(campaigns.answerOf(SEALED, answer.nullifier).subject, _account("alice"));
    }

    function test_ATicketComesWithAConsent() public {
        Answer memory answer = _proved("sealedAlice");
        vm.prank(_account("alice"));
        consentRegistry.withdraw(terms);
        vm.warp(START + 1);
        campaigns.settleWith(answer, _signedConsent("alice"), _signedTicket(answer, "alice"));
        vm.assertEq(_available(SEALED), BUDGET - REWARD);
    }

    /// @custom:property T-4
    function test_ATicketIsSpentOnce() public {
        Answer memory answer = _proved("sealedAlice");
        SignedTicket memory ticket = _signedTicket(answer, "alice");
        _settleWithTicket(answer, ticket);
        vm.expectRevert(ICampaigns.NullifierSpent.selector);
        _settleWithTicket(answer, ticket);
    }

    /// @dev The same subject, scope and sealed segment under another secret.
    /// @custom:property T-4
    function test_ATicketIsNotSpentWithASecondSecret() public {
        Answer memory answer = _proved("sealedAlice");
        Answer memory second = _proved("sealedAliceElsewhere");
        vm.assertEq(second.sealedSegment, answer.sealedSegment);
        _assertTicketRefused(second, _signedTicket(answer, "alice"));
        _assertSettles(second);
    }

    /// @custom:property T-3
    function test_ATicketHoldsForNoOtherSubject() public {
        Answer memory named = _proved("sealedAlice");
        named.subject = _account("bob");
        _assertTicketRefused(_proved("sealedAlice"), _signedTicket(named, "alice"));
    }

    /// @custom:property T-3
    function test_ATicketHoldsForNoOtherNullifier() public {
        Answer memory named = _proved("sealedAlice");
        named.nullifier += 1;
        _assertTicketRefused(_proved("sealedAlice"), _signedTicket(named, "alice"));
    }

    /// @custom:property T-3
    function test_ATicketHoldsForNoOtherCampaign() public {
        Answer memory named = _proved("sealedAlice");
        named.campaign = _openSealed(settler);
        _assertTicketRefused(_proved("sealedAlice"), _signedTicket(named, "alice"));
    }

    /// @custom:property T-3
    function test_ATicketHoldsForNoOtherPeriod() public {
        Answer memory named = _proved("sealedAlice");
        named.period = 1;
        _assertTicketRefused(_proved("sealedAlice"), _signedTicket(named, "alice"));
    }

    /// @custom:property T-3
    function test_ATicketHoldsForNoOtherExpiry() public {
        Answer memory answer = _proved("sealedAlice");
        SignedTicket memory ticket = _signedTicket(answer, "alice");
        ticket.expiry += 1;
        _assertTicketRefused(answer, ticket);
    }

    /// @custom:property T-3
    function test_ATicketHoldsForNoOtherSealedValues() public {
        Answer memory answer = _proved("sealedAlice");
        SignedTicket memory ticket = _signedTicket(answer, "bob");
        ticket.sealedValues[0] = answer.sealedSegment;
        _assertTicketRefused(answer, ticket);
    }

    function test_ATicketNamesTheSegmentInAnyPlace() public {
        for (uint256 place = 0; place < 5; ++place) {
            Answer memory answer = _proved("sealedAlice");
            SignedTicket memory ticket = _signedTicket(answer, "bob");
            ticket.sealedValues[place] = answer.sealedSegment;
            _signTicket(ticket, answer, "settler");
            uint256 state = vm.snapshotState();
            _settleWithTicket(answer, ticket);
            vm.revertToState(state);
        }
    }

    /// @custom:property T-3
    function test_ATicketCountsUntilTheLastSecondOfItsExpiry() public {
        Answer memory answer = _proved("sealedAlice");
        SignedTicket memory ticket = _signedTicket(answer, "alice");
        ticket.expiry = START + 10;
        _signTicket(ticket, answer, "settler");
        vm.warp(START + 11);
        vm.expectRevert(abi.encodeWithSelector(ICampaigns.TicketExpired.selector, ticket.expiry));
        _settleWithTicket(answer, ticket);
        vm.warp(START + 10);
        _settleWithTicket(answer, ticket);
    }

    /// @custom:property T-2
    function test_ATicketOfAnotherKeyIsRefused() public {
        Answer memory answer = _proved("sealedAlice");
        SignedTicket memory ticket = _signedTicket(answer, "alice");
        _signTicket(ticket, answer, "alice");
        _assertTicketRefused(answer, ticket);
    }

    /// @dev The settler promised under bob's seal key; alice's segment is none of those values.
    /// @custom:property T-5
    function test_ASegmentThatTheTicketDoesNotNameIsRefused() public {
        Answer memory answer = _proved("sealedAlice");
        SignedTicket memory ticket = _signedTicket(answer, "bob");
        vm.expectRevert(ICampaigns.SealedSegmentUnknown.selector);
        _settleWithTicket(answer, ticket);
    }

    /// @custom:property T-5
    function test_ATicketIsWorthNothingWithoutAProof() public {
        Answer memory answer = _proved("sealedAlice");
        SignedTicket memory ticket = _signedTicket(answer, "alice");
        answer.sealedSegment = ticket.sealedValues[4];
        vm.expectRevert(ICampaigns.ProofInvalid.selector);
        _settleWithTicket(answer, ticket);
    }

    /// @custom:property T-5
    function test_ATicketIsWorthNothingWithoutConsent() public {
        Answer memory answer = _proved("sealedAlice");
        SignedTicket memory ticket = _signedTicket(answer, "alice");
        vm.prank(_account("alice"));
        consentRegistry.withdraw(terms);
        vm.expectRevert(ICampaigns.ConsentNotLive.selector);
        _settleWithTicket(answer, ticket);
    }

    /// @custom:property T-2
    function test_ATicketForAnotherChainIsRefused() public {
        Answer memory answer = _proved("sealedAlice");
        vm.chainId(1);
        SignedTicket memory ticket = _signedTicket(answer, "alice");
        vm.chainId(31_337);
        _assertTicketRefused(answer, ticket);
    }

    /// @custom:property T-1
    function test_AnOpenCampaignTakesNoNoticeOfATicket() public {
        SignedTicket memory ticket;
        ticket.signature = hex"00";
        _settleWithTicket(_proved("alice"), ticket);
        vm.assertEq(_available(OPEN), BUDGET - REWARD);
    }

    /// @custom:property T-2
    function test_ASettlerThatIsAContractSignsByItsCode() public {
        address account = address(new KeyedAccount(_account("settler")));
        vm.etch(settler, account.code);
        Answer memory answer = _proved("sealedAlice");
        SignedTicket memory ticket = _signedTicket(answer, "alice");
        _signTicket(ticket, answer, "bob");
        _assertTicketRefused(answer, ticket);
        _signTicket(ticket, answer, "settler");
        _settleWithTicket(answer, ticket);
    }

    function _openSealed(address account) private returns (CampaignId) {
        CampaignParameters memory parameters = _provedParameters();
        parameters.isSealed = true;
        parameters.settler = account;
        return _open(parameters);
    }

    function _assertTicketRefused(Answer memory answer, SignedTicket memory ticket) private {
        vm.assertEq(bytes32(campaigns.quote(answer)), bytes32(0));
        vm.expectRevert(abi.encodeWithSelector(AccountSignature.SignatureInvalid.selector, settler));
        _settleWithTicket(answer, ticket);
    }
}
