// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerVerifier} from "../../../contracts/AnswerVerifier.sol";
import {AnswerKeyTableA} from "../../../contracts/generated/AnswerKeyTableA.sol";
import {AnswerKeyTableB} from "../../../contracts/generated/AnswerKeyTableB.sol";
import {Point} from "../../../contracts/libraries/BN254.sol";
import {Model, Rules} from "../../../contracts/libraries/Request.sol";
import {RequestCheck} from "../../../contracts/libraries/RequestCheck.sol";

/// @dev The cheatcodes of Hardhat that read JSON.
interface VectorsVm {
    function readFile(string calldata path) external view returns (string memory);
    function parseJsonUint(string calldata json, string calldata key) external pure returns (uint256);
    function parseJsonBytes(string calldata json, string calldata key) external pure returns (bytes memory);
    function parseJsonBytes32(string calldata json, string calldata key) external pure returns (bytes32);
    function keyExistsJson(string calldata json, string calldata key) external view returns (bool);
    function toString(uint256 value) external pure returns (string memory);
}

/// @notice The verifier folds every request of the shared test vectors into the point that another
/// implementation of the curve reckoned from the library's encoding.
contract VectorsTest {
    error WrongPoint(string where, Point found, Point expected);

    VectorsVm private constant vm = VectorsVm(address(uint160(uint256(keccak256("hevm cheat code")))));

    AnswerVerifier private verifier;
    string private json;

    function setUp() public {
        verifier = new AnswerVerifier(address(new AnswerKeyTableA()), address(new AnswerKeyTableB()));
        json = vm.readFile("test/vectors/requests.json");
    }

    function test_TheVectorsAreThoseOfTheVerifiersKey() public view {
        require(vm.parseJsonBytes32(json, ".keyHash") == verifier.keyHash(), "another key");
    }

    function test_FoldRequestGivesThePointsOfTheVectors() public view {
        string memory file = json;
        uint256 schema = vm.parseJsonUint(file, ".schema");
        uint256 count = _count(file);
        for (uint256 i = 0; i < count; ++i) {
            Rules memory rules = abi.decode(vm.parseJsonBytes(file, _key(i, ".encodedRules")), (Rules));
            RequestCheck.checkRules(rules);
            _requireEqual(file, _key(i, ".foldedRequest"), verifier.foldRequest(schema, rules));
        }
    }

    function test_FoldModelGivesThePointsOfTheVectors() public view {
        string memory file = json;
        uint256 count = _count(file);
        for (uint256 i = 0; i < count; ++i) {
            Model memory model = abi.decode(vm.parseJsonBytes(file, _key(i, ".encodedModel")), (Model));
            RequestCheck.checkModel(model);
            _requireEqual(file, _key(i, ".foldedModel"), verifier.foldModel(model));
        }
    }

    function _requireEqual(string memory file, string memory key, Point memory found) private pure {
        Point memory expected = Point(
            vm.parseJsonUint(file, string.concat(key, ".x")),
            vm.parseJsonUint(file, string.concat(key, ".y"))
        );
        require(found.x == expected.x && found.y == expected.y, WrongPoint(key, found, expected));
    }

    function _count(string memory file) private view returns (uint256 count) {
        while (vm.keyExistsJson(file, _key(count, ""))) ++count;
        require(count > 0, "no vectors");
    }

    function _key(uint256 request, string memory field) private pure returns (string memory) {
        return string.concat(".requests[", vm.toString(request), "]", field);
    }
}
