// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CampaignParameters, ICampaigns} from "../../../contracts/interfaces/ICampaigns.sol";
import {SourceKind} from "../../../contracts/interfaces/IIssuerRegistry.sol";
import {CampaignId, IssuerId} from "../../../contracts/libraries/Identifiers.sol";
import {Rules} from "../../../contracts/libraries/Request.sol";
import {CampaignsSuite} from "../../support/suites/CampaignsSuite.sol";

/// @notice Which issuers a campaign accepts, how many at most, and until when.
/// hardhat-config: isolate = true
/// @custom:property Q-11
contract CampaignsIssuersTest is CampaignsSuite {
    uint256 private constant TRANSACTION_CAP = 16_777_216;
    uint256 private constant MOST_ISSUERS = 512;

    function setUp() public {
        _deployProtocol();
    }

    function test_ARemovedIssuerIsAcceptedUntilTheNoticeEnds() public {
        CampaignId id = _open(_parameters());
        vm.expectEmit(address(campaigns));
        emit ICampaigns.IssuerRemoved(id, issuer, START + NOTICE);
        _remove(id, issuer);
        vm.warp(START + NOTICE - 1);
        vm.assertTrue(campaigns.acceptsIssuer(id, issuer));
        vm.warp(START + NOTICE);
        vm.assertFalse(campaigns.acceptsIssuer(id, issuer));
    }

    function test_OtherIssuersAndCampaignsStayAsTheyAre() public {
        CampaignParameters memory parameters = _parametersWith(2);
        CampaignId id = _open(parameters);
        CampaignId other = _open(parameters);
        _remove(id, parameters.issuers[0]);
        vm.warp(START + NOTICE);
        vm.assertFalse(campaigns.acceptsIssuer(id, parameters.issuers[0]));
        vm.assertTrue(campaigns.acceptsIssuer(id, parameters.issuers[1]));
        vm.assertTrue(campaigns.acceptsIssuer(other, parameters.issuers[0]));
    }

    /// @dev Nor is the end put off by removing an issuer again.
    function test_AnIssuerIsRemovedOnce() public {
        CampaignId id = _open(_parameters());
        _remove(id, issuer);
        vm.warp(START + 1);
        _expectNotListed(id, issuer);
        _remove(id, issuer);
        vm.warp(START + NOTICE);
        _expectNotListed(id, issuer);
        _remove(id, issuer);
    }

    function test_AnIssuerThatWasNeverListedIsNotRemoved() public {
        CampaignId id = _open(_parameters());
        _expectNotListed(id, IssuerId.wrap(99));
        _remove(id, IssuerId.wrap(99));
    }

    function test_OnlyTheBrandRemovesIssuers(address caller) public {
        vm.assume(caller != BRAND);
        CampaignId id = _open(_parameters());
        vm.expectRevert(abi.encodeWithSelector(ICampaigns.NotBrand.selector, id, caller));
        vm.prank(caller);
        campaigns.removeIssuer(id, issuer);
    }

    /// @custom:property Q-10
    function test_ACampaignHasUpTo512Issuers() public {
        CampaignParameters memory parameters = _parametersWith(MOST_ISSUERS + 1);
        vm.expectRevert(abi.encodeWithSelector(ICampaigns.TooManyIssuers.selector, MOST_ISSUERS + 1));
        _open(parameters);
    }

    /// @dev With the most expensive rules.
    /// @custom:property Q-10
    function test_TheLargestCampaignFitsIntoATransaction() public {
        CampaignParameters memory parameters = _parametersWith(MOST_ISSUERS);
        string memory json = vm.readFile("test/vectors/requests.json");
        parameters.rules = abi.decode(vm.parseJsonBytes(json, ".requests[5].encodedRules"), (Rules));
        CampaignId id = _open(parameters);
        vm.assertLe(vm.snapshotGasLastCall("gas", "open a campaign with 512 issuers"), TRANSACTION_CAP);
        vm.assertTrue(campaigns.acceptsIssuer(id, parameters.issuers[MOST_ISSUERS - 1]));
    }

    function _parametersWith(uint256 count) private returns (CampaignParameters memory parameters) {
        parameters = _parameters();
        parameters.issuers = new IssuerId[](count);
        for (uint256 i = 0; i < count; ++i) {
            parameters.issuers[i] = issuerRegistry.register(SourceKind.BankAccount, 1 hours, 0, "");
        }
    }

    function _remove(CampaignId id, IssuerId removed) private {
        vm.prank(BRAND);
        campaigns.removeIssuer(id, removed);
    }

    function _expectNotListed(CampaignId id, IssuerId removed) private {
        vm.expectRevert(abi.encodeWithSelector(ICampaigns.IssuerNotListed.selector, id, removed));
    }
}
