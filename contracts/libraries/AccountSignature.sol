// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title Signatures of accounts: by key, or by the account's own code (ERC-1271)
/// @dev The key is tried first: an account with delegated code (EIP-7702) keeps its key, whatever the code answers.
/// The code gets a fixed gas allowance, so it can neither use up the caller's gas nor behave differently in
/// simulation. Only one word of what it returns is read.
library AccountSignature {
    /// @notice Thrown when a signature is not the account's.
    error SignatureInvalid(address account);

    /// @notice Gas that an account's code gets to check a signature.
    uint256 internal constant CODE_ALLOWANCE = 400_000;

    /// @notice Reverts with `SignatureInvalid` unless the signature is the account's.
    /// @param account Account that is said to have signed.
    /// @param digest EIP-712 digest that was signed.
    /// @param signature 65 bytes (r, s, v) of a key, or whatever the account's code accepts.
    function requireValid(address account, bytes32 digest, bytes calldata signature) internal view {
        (address signer, ECDSA.RecoverError failure, ) = ECDSA.tryRecoverCalldata(digest, signature);
        bool byKey = failure == ECDSA.RecoverError.NoError && signer == account;
        require(byKey || _isValidByCode(account, digest, signature), SignatureInvalid(account));
    }

    function _isValidByCode(
        address account,
        bytes32 digest,
        bytes calldata signature
    ) private view returns (bool isValid) {
        if (account.code.length == 0) return false;
        bytes memory input = abi.encodeCall(IERC1271.isValidSignature, (digest, signature));
        bytes32 magic = IERC1271.isValidSignature.selector;
        assembly ("memory-safe") {
            let success := staticcall(CODE_ALLOWANCE, account, add(input, 0x20), mload(input), 0x00, 0x20)
            isValid := and(and(success, gt(returndatasize(), 0x1f)), eq(mload(0x00), magic))
        }
    }
}
