// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @notice Accepts every signature.
contract CredulousAccount {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        return IERC1271.isValidSignature.selector;
    }
}

/// @notice Refuses every signature.
contract RefusingAccount {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        return 0xffffffff;
    }
}

/// @notice Reverts with the very word that would mean yes.
contract RevertingAccount {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        bytes32 magic = IERC1271.isValidSignature.selector;
        assembly ("memory-safe") {
            mstore(0x00, magic)
            revert(0x00, 0x20)
        }
    }
}

/// @notice Returns the four bytes that mean yes, without the rest of the word.
contract ShortAnswerAccount {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        bytes32 magic = IERC1271.isValidSignature.selector;
        assembly ("memory-safe") {
            mstore(0x00, magic)
            return(0x00, 0x04)
        }
    }
}

/// @notice Returns the right bytes at the wrong end of the word.
contract MisalignedAccount {
    function isValidSignature(bytes32, bytes calldata) external pure returns (uint256) {
        return uint32(IERC1271.isValidSignature.selector);
    }
}

/// @notice Answers every call, with nothing.
contract SilentAccount {
    // solhint-disable-next-line no-empty-blocks
    fallback() external {}
}

/// @notice Returns as much as its gas can buy, to make the caller pay for copying it.
contract BombAccount {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        assembly {
            return(0x00, 300000)
        }
    }
}

/// @notice Uses up all the gas that it gets.
contract GasEatingAccount {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        assembly ("memory-safe") {
            invalid()
        }
    }
}

/// @notice Says yes, but only if it may write.
contract WritingAccount {
    uint256 public calls;

    function isValidSignature(bytes32, bytes calldata) external returns (bytes4) {
        ++calls;
        return IERC1271.isValidSignature.selector;
    }
}
