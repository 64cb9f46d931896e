// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICampaigns} from "./ICampaigns.sol";
import {TermsId} from "../libraries/Identifiers.sol";
import {IConsentRegistry} from "./IConsentRegistry.sol";

/// @title Many customers' messages in one transaction, each on its own
/// @notice A message that fails leaves the others alone. Nobody owns the contract, and it has no rights: who sends
/// a signed message does not matter.
/// @dev Warning: a claim runs the code of the campaign's token, and a message of an account with code runs that code.
/// The sender of the transaction pays for it, up to the limit.
interface IRelay {
    /// @notice Thrown when a message is no call that a signature allows.
    error NotRelayed(uint256 index, bytes4 selector);
    /// @notice Thrown when packed consents do not have 95 bytes each.
    error ConsentsMalformed(uint256 length);
    /// @notice Thrown when a message could not be given all of its gas. Nothing is delivered then: with less it might
    /// fail through no fault of its own.
    error GasTooLow(uint256 index, uint256 gasLeft, uint256 gasNeeded);

    /// @notice A message failed: the first four bytes of what it reverted with, or 0xffffffff where it ran out of gas
    /// or gave no reason. A message without this event was delivered.
    /// @dev Warning: the reason of a claim may be the word of the campaign's token.
    event MessageFailed(uint256 indexed index, bytes4 reason);

    /// @notice Makes all calls in their order.
    /// @dev An account's code gets 400,000 gas to look at a signature: with a limit under 450,000 an account that
    /// takes as much fails, as if it had refused.
    /// @param messages Encoded calls of `consentBySignature`, `withdrawBySignature` or `claimBySignature`.
    /// @param gasLimit Gas that each call gets: all of it, and no more.
    /// @return outcomes For each message zero if it was delivered, or else the reason as in `MessageFailed`.
    function deliver(bytes[] calldata messages, uint32 gasLimit) external returns (bytes4[] memory outcomes);

    /// @notice Records consents that have terms and words in common, as `deliver` would, for a fifteenth less gas.
    /// @param terms Published terms.
    /// @param words Hash of the words that all of these subjects were shown.
    /// @param consents 95 bytes for each: subject (20), until (5), signedAt (5) and a signature of 65 bytes.
    /// @param gasLimit Gas that each gets: all of it, and no more.
    /// @return outcomes For each zero if it was recorded, or else the reason as in `MessageFailed`.
    function deliverConsents(
        TermsId terms,
        bytes32 words,
        bytes calldata consents,
        uint32 gasLimit
    ) external returns (bytes4[] memory outcomes);

    /// @notice Where consents and withdrawals go.
    function consentRegistry() external view returns (IConsentRegistry);

    /// @notice Where claims go.
    function campaigns() external view returns (ICampaigns);
}
