// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Model} from "../../../contracts/libraries/Request.sol";
import {VerifierSuite} from "../../support/suites/VerifierSuite.sol";

contract AnswerVerifierGasTest is VerifierSuite {
    /// Price of one multiplication.
    uint256 private constant GAS_OF_A_FOLDED_VALUE = 6_000;

    function setUp() public {
        _deployVerifier();
    }

    /// @custom:property V-2
    function test_OnlyValuesThatAreNotZeroAreFolded() public view {
        Model memory model;
        // The first call pays for loading the accounts.
        _gasOfModel(model);
        uint256 gasOfNothing = _gasOfModel(model);
        model.cutoffs[2] = 1;
        uint256 gasOfOne = _gasOfModel(model);
        vm.assertLt(GAS_OF_A_FOLDED_VALUE, gasOfOne - gasOfNothing);
        // 243 zeros, checked, read and passed over, for the price of folding a seventh as many values.
        vm.assertLt(gasOfNothing, 36 * GAS_OF_A_FOLDED_VALUE);
    }

    function _gasOfModel(Model memory model) private view returns (uint256) {
        uint256 before = gasleft();
        verifier.foldModel(model);
        return before - gasleft();
    }
}
