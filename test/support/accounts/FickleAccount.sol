// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @notice An account whose word depends on who looks at it, or costs those who ask.
contract FickleAccount {
    /// Yes, but only where gas costs nothing, as in a simulation without a price.
    uint256 private constant FREE = 0;
    /// Yes in every other block, so that the block in which it matters differs from the one that was tried.
    uint256 private constant ALTERNATING = 1;
    /// Yes, after all gas but a little is gone.
    uint256 private constant BURNING = 2;
    /// Yes, after calling whoever asks.
    uint256 private constant CALLING_BACK = 3;
    /// As much as its gas can buy.
    uint256 private constant BOMB = 4;

    uint256 private immutable _mode;
    /// @notice Whether it says yes where nothing else decides; anyone may change its mind.
    bool public isWilling = true;

    constructor(uint256 mode) {
        _mode = mode;
    }

    function setWilling(bool willing) external {
        isWilling = willing;
    }

    /// @notice Calls as the account, for anyone.
    function execute(address target, bytes calldata data) external {
        // solhint-disable-next-line avoid-low-level-calls
        (bool success, ) = target.call(data);
        require(success);
    }

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        if (_mode == FREE) return _answer(tx.gasprice == 0);
        if (_mode == ALTERNATING) return _answer(block.number % 2 == 0);
        if (_mode == BURNING) while (gasleft() > 5_000) continue;
        if (_mode == CALLING_BACK) {
            // solhint-disable-next-line avoid-low-level-calls
            (bool called, ) = msg.sender.staticcall(abi.encodeWithSignature("brandOf(bytes32)", bytes32(0)));
            return _answer(called || isWilling);
        }
        if (_mode == BOMB) {
            assembly {
                return(0x00, 300000)
            }
        }
        return _answer(isWilling);
    }

    function _answer(bool isYes) private pure returns (bytes4) {
        return isYes ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}
