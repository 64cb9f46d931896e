// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title A token in which a brand can pay its rewards
/// @notice A plain ERC-20 with permit (EIP-2612) and 18 decimals. The protocol works with any ERC-20
/// whose balances change only by transfer.
contract LoyaltyToken is ERC20, ERC20Permit, Ownable {
    constructor(
        string memory name,
        string memory symbol,
        address brand
    ) ERC20(name, symbol) ERC20Permit(name) Ownable(brand) {}

    /// @notice Creates tokens. Only the brand can.
    /// @param account Account that receives them.
    /// @param amount In the token's smallest unit.
    function mint(address account, uint256 amount) external onlyOwner {
        _mint(account, amount);
    }
}
