// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Vm} from "../models/Vm.sol";

/// @title What every Solidity test starts from
abstract contract Suite {
    Vm internal constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);

    /// @notice A UTC midnight, so that times in tests are round.
    uint40 internal constant START = 20_000 days;
    /// What subjects were shown, hashed.
    bytes32 internal constant WORDS = keccak256("words");

    /// @notice Deploys a contract by its name. A test that held the code of what it deploys would be compiled anew
    /// whenever that changes, and some would be too large for a contract.
    function _deploy(string memory artifact, bytes memory arguments) internal returns (address deployed) {
        return _create(bytes.concat(vm.getCode(artifact), arguments));
    }

    function _create(bytes memory code) internal returns (address deployed) {
        assembly ("memory-safe") {
            deployed := create(0, add(code, 0x20), mload(code))
        }
        require(deployed != address(0), "deployment failed");
    }

    /// @notice Any number, brought into [lowest, highest].
    function _within(uint256 number, uint256 lowest, uint256 highest) internal pure returns (uint256) {
        return lowest + (number % (highest - lowest + 1));
    }
}
