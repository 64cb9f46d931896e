// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice A token that can be frozen: until it thaws every transfer reverts.
contract RevertingToken is ERC20("Reverting", "REV") {
    error Frozen();

    bool private _frozen;

    constructor(address holder, uint256 supply) {
        _mint(holder, supply);
    }

    function freeze() external {
        _frozen = true;
    }

    function thaw() external {
        _frozen = false;
    }

    function _update(address from, address to, uint256 amount) internal override {
        require(!_frozen, Frozen());
        super._update(from, to, amount);
    }
}
