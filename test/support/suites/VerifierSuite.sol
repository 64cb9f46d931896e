// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAnswerVerifier} from "../../../contracts/interfaces/IAnswerVerifier.sol";
import {Suite} from "./Suite.sol";

/// @title The verifier and its tables
abstract contract VerifierSuite is Suite {
    address internal tableA;
    address internal tableB;
    IAnswerVerifier internal verifier;

    function _deployTables() internal {
        tableA = _deploy("contracts/generated/AnswerKeyTableA.sol:AnswerKeyTableA", "");
        tableB = _deploy("contracts/generated/AnswerKeyTableB.sol:AnswerKeyTableB", "");
    }

    function _deployVerifier() internal {
        _deployTables();
        bytes memory tables = abi.encode(tableA, tableB);
        verifier = IAnswerVerifier(_deploy("contracts/AnswerVerifier.sol:AnswerVerifier", tables));
    }
}
