// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice Pays as any other, but only after as much gas is gone as it is told.
contract GasEatingToken is ERC20("Gas eating", "GAS") {
    uint256 private _appetite;

    constructor(address holder, uint256 supply) {
        _mint(holder, supply);
    }

    function setAppetite(uint256 gas) external {
        _appetite = gas;
    }

    function _update(address from, address to, uint256 amount) internal override {
        uint256 start = gasleft();
        while (start - gasleft() < _appetite) continue;
        super._update(from, to, amount);
    }
}
