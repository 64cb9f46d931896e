// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Answer, ICampaigns} from "../../../contracts/interfaces/ICampaigns.sol";
import {CampaignId} from "../../../contracts/libraries/Identifiers.sol";
import {CampaignsSuite} from "../../support/suites/CampaignsSuite.sol";

contract CampaignsRefusalTest is CampaignsSuite {
    function setUp() public {
        _deployProtocol();
    }

    function test_ARefusalIsTheErrorsSelectorAndNothingElse() public {
        Answer memory answer = _answer(CampaignId.wrap(99), 1);
        (bool accepted, bytes memory failure) = address(campaigns).call(
            abi.encodeCall(ICampaigns.settle, (answer))
        );
        vm.assertFalse(accepted);
        vm.assertEq(failure.length, 4);
        vm.assertTrue(bytes4(failure) == ICampaigns.CampaignUnknown.selector);
    }
}
