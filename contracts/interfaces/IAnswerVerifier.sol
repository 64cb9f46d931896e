// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Point} from "../libraries/BN254.sol";
import {Model, Rules} from "../libraries/Request.sol";

/// @notice A Groth16 proof in the precompiles' order: in `b`, the imaginary part of each coordinate first.
struct Proof {
    uint256[2] a;
    uint256[2][2] b;
    uint256[2] c;
}

/// @notice The public signals that differ between answers of one scope; all others are folded.
struct AnswerSignals {
    /// Poseidon(secret, scope): the same for every answer of one secret in one scope.
    uint256 nullifier;
    /// Poseidon(sealKey, segment); for the seal key 0 the segment itself, 0 to 4.
    uint256 sealedSegment;
    /// Account for which the proof was made.
    address subject;
    /// Root of an issuer's credential tree.
    uint256 root;
    /// Second at which the credential is shown to be valid.
    uint40 validAt;
}

/// @notice One answer of a group: proof and signals of its own.
struct GroupAnswer {
    Proof proof;
    uint256 nullifier;
    uint256 sealedSegment;
    address subject;
}

/// @notice Answers that are checked against the same point and have the same root and day.
struct VerifiedGroup {
    /// Folded request, model and scope.
    Point folded;
    uint256 root;
    uint40 validAt;
    GroupAnswer[] answers;
}

/// @title The proof system: folding a request into one point, and checking proofs against it
/// @notice Knows nothing of consent, issuers or money. The constants of a campaign are folded once
/// from their readable form, so that the chain itself has checked that the published request is the
/// proved one, and an answer costs the same however rich the request. The scope is folded, too, and
/// moved when a new period begins.
interface IAnswerVerifier {
    /// @notice Thrown on deployment with a key that anyone can forge proofs for, on a chain other than 31337.
    error DevelopmentKey(uint256 chainId);
    /// @notice Thrown on deployment with a table of points that does not belong to the key.
    error WrongKeyTable(address table);
    /// @notice Thrown when a schema is not below the field modulus.
    error SchemaOutOfField(uint256 schema);
    /// @notice Thrown when a scope is not below the field modulus.
    error ScopeOutOfField(uint256 scope);

    /// @notice The point of the constant 1, the schema and the rules. Reverts unless these are well formed, with an
    /// error of `RequestCheck`.
    /// @param schema The schema's id, below the field modulus.
    function foldRequest(uint256 schema, Rules calldata rules) external view returns (Point memory);

    /// @notice The point of a model, to be added to that of a request. Reverts unless the model is well formed, with
    /// an error of `RequestCheck`.
    function foldModel(Model calldata model) external view returns (Point memory);

    /// @notice A folded point with another scope in place of the one it holds; 0 is the scope of a point
    /// that holds none yet.
    function moveScope(Point calldata folded, uint256 from, uint256 to) external view returns (Point memory);

    /// @notice Whether a proof holds for these signals under a folded request, model and scope. False, too,
    /// for points off the curve and signals at or above the field modulus.
    function verify(
        Point calldata folded,
        Proof calldata proof,
        AnswerSignals calldata signals
    ) external view returns (bool);

    /// @notice Whether all proofs of a batch hold; true, too, for none. About 54,000 gas for each of many.
    function verifyBatch(VerifiedGroup[] calldata groups) external view returns (bool);

    /// @notice keccak256 of the whole verifying key.
    function keyHash() external pure returns (bytes32);
}
