// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {ICampaigns} from "./interfaces/ICampaigns.sol";
import {IConsentRegistry} from "./interfaces/IConsentRegistry.sol";
import {IRelay} from "./interfaces/IRelay.sol";

/// @title Many customers' messages in one transaction, each on its own
/// @dev Entered once at a time: a token that delivered messages in the middle of a claim would leave events that look
/// like outcomes of the messages around it.
contract Relay is IRelay, ReentrancyGuardTransient {
    bytes4 private constant NO_REASON = 0xffffffff;
    /// @dev What is spent between looking at the gas and making the call, on an account that was not touched before.
    uint256 private constant CALL_RESERVE = 5_000;

    /// @inheritdoc IRelay
    IConsentRegistry public immutable consentRegistry;
    /// @inheritdoc IRelay
    ICampaigns public immutable campaigns;

    constructor(IConsentRegistry consentRegistry_, ICampaigns campaigns_) {
        consentRegistry = consentRegistry_;
        campaigns = campaigns_;
    }

    /// @inheritdoc IRelay
    function deliver(
        bytes[] calldata messages,
        uint32 gasLimit
    ) external nonReentrant returns (bytes4[] memory outcomes) {
        outcomes = new bytes4[](messages.length);
        // A call gets at most 63 of 64 parts of what is left.
        uint256 gasNeeded = (uint256(gasLimit) * 64) / 63 + CALL_RESERVE;
        for (uint256 i = 0; i < messages.length; ++i) {
            bytes calldata message = messages[i];
            address target = _targetOf(i, message);
            uint256 input = _copy(message);
            require(gasleft() >= gasNeeded, GasTooLow(i, gasleft(), gasNeeded));
            bytes4 reason = _call(target, gasLimit, input, message.length);
            if (reason == 0) continue;
            outcomes[i] = reason;
            emit MessageFailed(i, reason);
        }
    }

    function _targetOf(uint256 index, bytes calldata message) private view returns (address) {
        bytes4 selector = bytes4(message);
        if (selector == IConsentRegistry.consentBySignature.selector) return address(consentRegistry);
        if (selector == IConsentRegistry.withdrawBySignature.selector) return address(consentRegistry);
        require(selector == ICampaigns.claimBySignature.selector, NotRelayed(index, selector));
        return address(campaigns);
    }

    /// @dev To where the next message is copied, too. Apart from the call, because a long one takes much gas.
    function _copy(bytes calldata message) private pure returns (uint256 input) {
        assembly ("memory-safe") {
            input := mload(0x40)
            calldatacopy(input, message.offset, message.length)
        }
    }

    /// @dev Copies four bytes of the reason at most: what a stranger's code returns may be large.
    function _call(
        address target,
        uint256 gasLimit,
        uint256 input,
        uint256 size
    ) private returns (bytes4 reason) {
        bool failed;
        assembly ("memory-safe") {
            if iszero(call(gasLimit, target, 0, input, size, 0x00, 0x00)) {
                mstore(0x00, 0)
                if gt(returndatasize(), 0x03) {
                    returndatacopy(0x00, 0x00, 0x04)
                }
                reason := mload(0x00)
                failed := 1
            }
        }
        if (failed && reason == 0) return NO_REASON;
    }
}
