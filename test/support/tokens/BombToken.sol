// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice Pays in as any other, and reverts with as many zeros as it is told when it is to pay out.
contract BombToken is ERC20("Bomb", "BOM") {
    address private immutable _holder;
    uint256 private _size;

    constructor(address holder, uint256 supply) {
        _holder = holder;
        _mint(holder, supply);
    }

    function arm(uint256 size) external {
        _size = size;
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (from != address(0) && from != _holder) {
            uint256 size = _size;
            assembly ("memory-safe") {
                revert(mload(0x40), size)
            }
        }
        super._update(from, to, amount);
    }
}
