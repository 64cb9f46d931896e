// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {BN254} from "../../../contracts/libraries/BN254.sol";

/// @title Pairing of four pairs
library Pairing {
    function isOne(uint256[24] memory pairs) internal view returns (bool) {
        uint256 start;
        assembly ("memory-safe") {
            start := pairs
        }
        return BN254.pairingIsOne(start, 4);
    }
}
