// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice A point of the first curve group, affine; (0, 0) is the point at infinity.
struct Point {
    uint256 x;
    uint256 y;
}

// Constants of the file, so that assembly in other libraries can name them, too.
/// @dev Gas for an addition (EIP-196).
uint256 constant ADD_ALLOWANCE = 1_000;
/// @dev Gas for a multiplication (EIP-196).
uint256 constant MULTIPLY_ALLOWANCE = 12_000;
/// @dev Bytes of one pair in the input of a pairing: a point of the first curve group, then one of the second.
uint256 constant PAIR_SIZE = 0xc0;

/// @title Arithmetic on the curve alt_bn128 by precompiled contracts (EIP-196, EIP-197)
/// @dev Calls get a fixed gas allowance, about twice the price on Ethereum, instead of all the gas that is left: a
/// precompile that fails keeps what it was given, and ERC-4337 forbids the GAS opcode except directly before a
/// call. On a chain without the precompile a call succeeds and returns nothing, so the length of the result is
/// checked as well.
library BN254 {
    /// @notice Thrown when a point is off the curve, a coordinate is not below the base field's modulus, or the
    /// precompile is missing.
    error InvalidPoint();

    /// @notice Order of the curve groups, the "field modulus": every public signal must be below it.
    uint256 internal constant SCALAR_MODULUS =
        21888242871839275222246405745257275088548364400416034343698204186575808495617;

    /// @notice Modulus of the coordinates.
    uint256 internal constant BASE_MODULUS =
        21888242871839275222246405745257275088696311157297823662689037894645226208583;

    uint256 private constant PAIRING_ALLOWANCE = 90_000;
    uint256 private constant PAIR_ALLOWANCE = 70_000;

    /// @notice left + right. Reverts with `InvalidPoint`.
    function add(Point memory left, Point memory right) internal view returns (Point memory sum) {
        bool success;
        assembly ("memory-safe") {
            let input := mload(0x40)
            mcopy(input, left, 0x40)
            mcopy(add(input, 0x40), right, 0x40)
            success := staticcall(ADD_ALLOWANCE, 0x06, input, 0x80, sum, 0x40)
            success := and(success, eq(returndatasize(), 0x40))
        }
        require(success, InvalidPoint());
    }

    /// @notice sum += factor * (x, y), in place. Reverts with `InvalidPoint`.
    /// @param sum The point that is added to; its memory is overwritten.
    /// @param x Coordinate of the point that is multiplied, like `y`.
    /// @param factor Any number; the precompile reduces it modulo the order of the curve group.
    function addProduct(Point memory sum, uint256 x, uint256 y, uint256 factor) internal view {
        bool success;
        assembly ("memory-safe") {
            let input := mload(0x40)
            mstore(input, x)
            mstore(add(input, 0x20), y)
            mstore(add(input, 0x40), factor)
            success := staticcall(MULTIPLY_ALLOWANCE, 0x07, input, 0x60, input, 0x40)
            success := and(success, eq(returndatasize(), 0x40))
            mcopy(add(input, 0x40), sum, 0x40)
            success := and(success, staticcall(ADD_ALLOWANCE, 0x06, input, 0x80, sum, 0x40))
            success := and(success, eq(returndatasize(), 0x40))
        }
        require(success, InvalidPoint());
    }

    /// @notice Whether the product of pairings is one; false if a point is invalid or the precompile is missing.
    /// @param start Position in memory of the pairs. Each has six words: a point of the first curve group, then one
    /// of the second with the imaginary part of each coordinate first.
    /// @param pairs Number of pairs.
    function pairingIsOne(uint256 start, uint256 pairs) internal view returns (bool isOne) {
        uint256 allowance = PAIRING_ALLOWANCE + pairs * PAIR_ALLOWANCE;
        uint256 size = pairs * PAIR_SIZE;
        assembly ("memory-safe") {
            let success := staticcall(allowance, 0x08, start, size, 0x00, 0x20)
            isOne := and(and(success, eq(returndatasize(), 0x20)), eq(mload(0x00), 1))
        }
    }
}
