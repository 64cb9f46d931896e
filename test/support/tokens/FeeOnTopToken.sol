// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice Burns a tenth on top of whatever is transferred: all of it arrives, and the sender pays more.
contract FeeOnTopToken is ERC20("Fee on top", "TOP") {
    constructor(address holder, uint256 supply) {
        _mint(holder, supply);
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        bool isTransfer = from != address(0) && to != address(0);
        if (isTransfer && amount >= 10) super._update(from, address(0), amount / 10);
    }
}
