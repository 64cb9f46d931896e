// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {NoReturnToken} from "./NoReturnToken.sol";

/// @notice Changes an allowance only from 0 or to 0, returns nothing and has few decimals, as USDT on Ethereum.
contract ResetAllowanceToken is NoReturnToken {
    uint8 public immutable decimals;

    constructor(address holder, uint256 supply, uint8 places) NoReturnToken(holder, supply) {
        decimals = places;
    }

    function approve(address spender, uint256 amount) external override {
        require(amount == 0 || allowance[msg.sender][spender] == 0);
        allowance[msg.sender][spender] = amount;
    }
}
