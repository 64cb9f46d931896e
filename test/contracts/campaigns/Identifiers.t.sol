// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CampaignId, IssuerId, ModelId, TermsId} from "../../../contracts/libraries/Identifiers.sol";
import {Suite} from "../../support/suites/Suite.sol";

contract IdentifiersTest is Suite {
    function test_NumbersAreTheSameIdIfTheyAreEqual(uint256 left, uint256 right) public pure {
        vm.assertTrue(IssuerId.wrap(left) == IssuerId.wrap(left));
        vm.assertTrue(CampaignId.wrap(left) == CampaignId.wrap(left));
        vm.assertEq(IssuerId.wrap(left) == IssuerId.wrap(right), left == right);
        vm.assertEq(CampaignId.wrap(left) == CampaignId.wrap(right), left == right);
    }

    function test_HashesAreTheSameIdIfTheyAreEqual(bytes32 left, bytes32 right) public pure {
        vm.assertTrue(TermsId.wrap(left) == TermsId.wrap(left));
        vm.assertTrue(ModelId.wrap(left) == ModelId.wrap(left));
        vm.assertEq(TermsId.wrap(left) == TermsId.wrap(right), left == right);
        vm.assertEq(ModelId.wrap(left) == ModelId.wrap(right), left == right);
    }
}
