// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerGroup} from "../../../contracts/interfaces/ICampaigns.sol";
import {CrowdSuite} from "../../support/suites/CrowdSuite.sol";

/// @notice What a batch costs as a transaction, data included; kept in snapshots/gas.json ("npm run gas").
/// hardhat-config: isolate = true
/// @custom:property B-10
contract SettlementBatchGasTest is CrowdSuite {
    uint256 private constant TRANSACTION_CAP = 16_777_216;
    uint256 private constant ANSWER_LIMIT = 82_000;
    uint256 private constant ANSWER_OF_GROUPS_LIMIT = 85_000;

    function setUp() public {
        _openCrowd(32);
    }

    function test_SettleBatchOf1() public {
        _settle(_only(_crowd(1)), "settle a batch of 1");
    }

    function test_SettleBatchOf8() public {
        _settle(_only(_crowd(8)), "settle a batch of 8");
    }

    function test_SettleBatchOf32() public {
        _settle(_only(_crowd(32)), "settle a batch of 32");
    }

    function test_SettleBatchOf128() public {
        uint256 gas = _settle(_only(_crowd(128)), "settle a batch of 128");
        vm.assertLe(gas, 128 * ANSWER_LIMIT);
    }

    function test_SettleBatchOf200() public {
        uint256 gas = _settle(_only(_crowd(200)), "settle a batch of 200");
        vm.assertLe(gas, TRANSACTION_CAP);
    }

    function test_SettleBatchOf128In32Groups() public {
        uint256 gas = _settle(_groupsByIssuer(8), "settle a batch of 128, 8 campaigns with 4 issuers each");
        vm.assertLe(gas, 128 * ANSWER_OF_GROUPS_LIMIT);
    }

    function test_SettleBatchOf128In32Campaigns() public {
        _settle(_groupsByCampaign(), "settle a batch of 128, 32 campaigns");
    }

    function _settle(AnswerGroup[] memory groups, string memory step) private returns (uint256 gas) {
        _consentAll(groups);
        campaigns.settleBatch(groups);
        return vm.snapshotGasLastCall("gas", step);
    }
}
