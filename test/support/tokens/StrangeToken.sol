// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice Has a symbol of 32 bytes, as MKR, until it is told to describe itself no more: then a call for its symbol or
/// its decimals reverts without a word.
contract StrangeToken is ERC20("Strange", "") {
    bool private _isSilent;

    constructor(address holder, uint256 supply) {
        _mint(holder, supply);
    }

    function fallSilent() external {
        _isSilent = true;
    }

    function symbol() public view override returns (string memory) {
        if (_isSilent) _revert();
        assembly ("memory-safe") {
            mstore(0, "STR")
            return(0, 32)
        }
    }

    function decimals() public view override returns (uint8) {
        if (_isSilent) _revert();
        return 18;
    }

    function _revert() private pure {
        assembly ("memory-safe") {
            revert(0, 0)
        }
    }
}
