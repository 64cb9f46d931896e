// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Says that nothing was transferred, and means it, without reverting.
contract FalseReturnToken {
    function balanceOf(address) external pure returns (uint256) {
        return 1_000;
    }

    function transfer(address, uint256) external pure returns (bool) {
        return false;
    }

    function transferFrom(address, address, uint256) external pure returns (bool) {
        return false;
    }
}
