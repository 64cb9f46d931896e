// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Model} from "../../../contracts/libraries/Request.sol";
import {RequestCheck} from "../../../contracts/libraries/RequestCheck.sol";
import {Suite} from "../../support/suites/Suite.sol";

/// @notice Each cut-off is compared with its neighbour, not only with the first or the last.
/// @custom:property Q-1
contract RequestCheckCutoffsTest is Suite {
    function checkModel(Model calldata model) external pure {
        RequestCheck.checkModel(model);
    }

    function test_OnlyCutoffsThatDoNotFallAreAccepted(uint256 seed) public {
        int32[3] memory cutoffs;
        for (uint256 i = 0; i < 3; ++i) cutoffs[i] = int32(int256((seed >> (8 * i)) % 4)) - 2;
        _check(cutoffs);
    }

    function test_TheSecondMayNotBeHigherThanBothOthers() public {
        _check([int32(0), 2, 1]);
    }

    function test_TheSecondMayNotBeLowerThanBothOthers() public {
        _check([int32(2), 1, 3]);
    }

    function _check(int32[3] memory cutoffs) private {
        Model memory model;
        model.cutoffs = cutoffs;
        if (cutoffs[0] > cutoffs[1]) _expectFallAt(1);
        else if (cutoffs[1] > cutoffs[2]) _expectFallAt(2);
        this.checkModel(model);
    }

    function _expectFallAt(uint256 cutoff) private {
        vm.expectRevert(abi.encodeWithSelector(RequestCheck.CutoffsNotSorted.selector, cutoff));
    }
}
