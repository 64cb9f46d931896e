// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {ICampaigns} from "./interfaces/ICampaigns.sol";
import {IConsentRegistry, SignedConsent} from "./interfaces/IConsentRegistry.sol";
import {IRelay} from "./interfaces/IRelay.sol";
import {TermsId} from "./libraries/Identifiers.sol";

/// @title Many customers' messages in one transaction, each on its own
/// @dev Entered once at a time: a token that delivered messages in the middle of a claim would leave events that look
/// like outcomes of the messages around it.
contract Relay is IRelay, ReentrancyGuardTransient {
    bytes4 private constant NO_REASON = 0xffffffff;
    /// @dev What is spent between looking at the gas and making the call, on an account that was not touched before.
    uint256 private constant CALL_RESERVE = 5_000;
    uint256 private constant SIGNATURE_SIZE = 65;
    /// @dev Subject, until, signedAt and signature.
    uint256 private constant CONSENT_SIZE = 20 + 5 + 5 + SIGNATURE_SIZE;
    /// @dev Selector, place of the struct, its six words, length of the signature and its three words.
    uint256 private constant CALL_SIZE = 4 + 11 * 32;

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
        for (uint256 i = 0; i < messages.length; ++i) {
            bytes calldata message = messages[i];
            address target = _targetOf(i, message);
            outcomes[i] = _deliver(i, target, gasLimit, _copy(message), message.length);
        }
    }

    /// @inheritdoc IRelay
    function deliverConsents(
        TermsId terms,
        bytes32 words,
        bytes calldata consents,
        uint32 gasLimit
    ) external nonReentrant returns (bytes4[] memory outcomes) {
        require(consents.length % CONSENT_SIZE == 0, ConsentsMalformed(consents.length));
        address target = address(consentRegistry);
        outcomes = new bytes4[](consents.length / CONSENT_SIZE);
        uint256 input = _callWith(terms, words);
        for (uint256 i = 0; i < outcomes.length; ++i) {
            _fill(input, consents, i * CONSENT_SIZE);
            outcomes[i] = _deliver(i, target, gasLimit, input, CALL_SIZE);
        }
    }

    /// @dev The call of one message, at `input` in memory.
    function _deliver(
        uint256 index,
        address target,
        uint256 gasLimit,
        uint256 input,
        uint256 size
    ) private returns (bytes4 reason) {
        // A call gets at most 63 of 64 parts of what is left.
        uint256 gasNeeded = (gasLimit * 64) / 63 + CALL_RESERVE;
        require(gasleft() >= gasNeeded, GasTooLow(index, gasleft(), gasNeeded));
        reason = _call(target, gasLimit, input, size);
        if (reason != 0) emit MessageFailed(index, reason);
    }

    /// @dev A call of `consentBySignature` in memory, without what differs between consents.
    function _callWith(TermsId terms, bytes32 words) private pure returns (uint256 input) {
        SignedConsent memory signed;
        (signed.terms, signed.words, signed.signature) = (terms, words, new bytes(SIGNATURE_SIZE));
        bytes memory message = abi.encodeCall(IConsentRegistry.consentBySignature, (signed));
        assembly ("memory-safe") {
            input := add(message, 0x20)
        }
    }

    /// @dev Puts the consent at `offset` into the call. The places are those of the ABI: selector, place of the
    /// struct, and its words.
    function _fill(uint256 input, bytes calldata consents, uint256 offset) private pure {
        assembly ("memory-safe") {
            let consent := add(consents.offset, offset)
            let times := calldataload(add(consent, 20))
            mstore(add(input, 0x24), shr(96, calldataload(consent)))
            mstore(add(input, 0x64), shr(216, times))
            mstore(add(input, 0x84), and(shr(176, times), 0xffffffffff))
            calldatacopy(add(input, 0x104), add(consent, 30), SIGNATURE_SIZE)
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
