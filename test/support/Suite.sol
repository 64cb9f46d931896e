// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Vm} from "./Vm.sol";

/// @title What every Solidity test starts from
abstract contract Suite {
    Vm internal constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);

    /// @notice A UTC midnight, so that times in tests are round.
    uint40 internal constant START = 20_000 days;

    /// @notice Any number, brought into [lowest, highest].
    function _within(uint256 number, uint256 lowest, uint256 highest) internal pure returns (uint256) {
        return lowest + (number % (highest - lowest + 1));
    }
}
