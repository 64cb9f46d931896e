// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title Paying out of an escrow that several budgets share
/// @notice A token that takes more from the sender than it was asked to send would take it from other budgets.
library ExactTransfer {
    using SafeERC20 for IERC20;

    /// @notice Thrown when another amount left than was to be paid. Balances are those of the sender.
    error TransferInexact(uint256 amount, uint256 balanceBefore, uint256 balanceAfter);

    /// @notice Sends exactly `amount`, in the token's smallest unit, or reverts.
    function send(IERC20 token, address payee, uint256 amount) internal {
        uint256 balanceBefore = token.balanceOf(address(this));
        token.safeTransfer(payee, amount);
        uint256 balanceAfter = token.balanceOf(address(this));
        require(balanceAfter + amount == balanceBefore, TransferInexact(amount, balanceBefore, balanceAfter));
    }
}
