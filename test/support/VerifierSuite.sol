// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerVerifier} from "../../contracts/AnswerVerifier.sol";
import {Suite} from "./Suite.sol";

/// @title The verifier and its tables
abstract contract VerifierSuite is Suite {
    address internal tableA;
    address internal tableB;
    AnswerVerifier internal verifier;

    function _deployVerifier() internal {
        tableA = _deploy("contracts/generated/AnswerKeyTableA.sol:AnswerKeyTableA");
        tableB = _deploy("contracts/generated/AnswerKeyTableB.sol:AnswerKeyTableB");
        verifier = new AnswerVerifier(tableA, tableB);
    }

    /// @dev By name, because a test that held the code of both tables would be too large for a contract.
    function _deploy(string memory artifact) internal returns (address deployed) {
        bytes memory code = vm.getCode(artifact);
        assembly ("memory-safe") {
            deployed := create(0, add(code, 0x20), mload(code))
        }
        require(deployed != address(0), "deployment failed");
    }
}
