// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Point} from "../libraries/BN254.sol";
import {Model, Rules} from "../libraries/Request.sol";

/// @notice A Groth16 proof, laid out as the precompiles take it. Each coordinate is below the base field's modulus.
struct Proof {
    /// A point of the first curve group: x, y.
    uint256[2] a;
    /// A point of the second curve group: x, y, the imaginary part of each first.
    uint256[2][2] b;
    /// A point of the first curve group: x, y.
    uint256[2] c;
}

/// @notice The public signals that differ between the answers of one scope; all others are folded.
struct AnswerSignals {
    /// Poseidon(secret, scope): the same for every answer that one secret gives in one scope.
    uint256 nullifier;
    /// Poseidon(sealKey, segment), or the segment itself, 0 to 4, where the seal key is 0.
    uint256 sealedSegment;
    /// Account for which the proof was made.
    address subject;
    /// Root of an issuer's credential tree.
    uint256 root;
    /// Second at which the credential is shown to be valid.
    uint40 validAt;
}

/// @notice One answer of an answer group: its proof, and the signals that it does not share with the group.
struct GroupAnswer {
    Proof proof;
    /// As in `AnswerSignals`, like the two fields after it.
    uint256 nullifier;
    uint256 sealedSegment;
    address subject;
}

/// @notice An answer group for the verifier: answers that share their folded point, root and day.
struct VerifiedGroup {
    /// Folded request, model and scope.
    Point folded;
    /// Root of an issuer's credential tree.
    uint256 root;
    /// Second at which the credentials are shown to be valid.
    uint40 validAt;
    GroupAnswer[] answers;
}

/// @title The proof system: folding a request into one point, and checking proofs against it
/// @notice Knows nothing of consent, issuers or money. A campaign's constants are folded once, from their
/// readable form. So the chain itself has checked that the published request is the one that is proved, and an
/// answer costs the same however rich the request is. The scope is folded as well, and moved when a new period
/// begins.
interface IAnswerVerifier {
    /// @notice Thrown on deployment with a key that anyone can forge proofs for, on a chain other than 31337.
    error DevelopmentKey(uint256 chainId);
    /// @notice Thrown on deployment with a table of points that is not the key's.
    error WrongKeyTable(address table);
    /// @notice Thrown when a schema is not below the field modulus.
    error SchemaOutOfField(uint256 schema);
    /// @notice Thrown when a scope is not below the field modulus.
    error ScopeOutOfField(uint256 scope);

    /// @notice The point of the constant 1, the schema and the rules. Reverts unless these are well formed, with an
    /// error of `RequestCheck`.
    /// @param schema The schema's id, below the field modulus.
    /// @param rules Clauses that belong to no clause group are left out of the point.
    function foldRequest(uint256 schema, Rules calldata rules) external view returns (Point memory);

    /// @notice The point of a model, to be added to that of a request. Reverts unless the model is well formed, with
    /// an error of `RequestCheck`.
    function foldModel(Model calldata model) external view returns (Point memory);

    /// @notice A folded point in which one scope is replaced by another. Reverts with `ScopeOutOfField`, or with
    /// `BN254.InvalidPoint` if the point is off the curve.
    /// @dev Assumes that the point holds `from`. Warning: nothing can tell whether it does.
    /// @param folded A folded point.
    /// @param from The scope that it holds, 0 if it holds none yet; below the field modulus.
    /// @param to The scope to put in its place, below the field modulus.
    function moveScope(Point calldata folded, uint256 from, uint256 to) external view returns (Point memory);

    /// @notice Whether a proof holds for these signals under a folded request, model and scope.
    /// @dev Warning: this says nothing about consent, the root's issuer, the time or the nullifier; see the header
    /// of `circuits/answer.circom` for what remains to be checked. Reverts with `BN254.InvalidPoint` if `folded` is
    /// off the curve.
    /// @param folded Folded request, model and scope.
    /// @param proof A proof; false if one of its points is off the curve.
    /// @param signals The answer's own signals; false if one is at or above the field modulus.
    function verify(
        Point calldata folded,
        Proof calldata proof,
        AnswerSignals calldata signals
    ) external view returns (bool);

    /// @notice Whether all proofs of a batch hold; true for an empty batch. A large batch costs about 54,000 gas
    /// per answer.
    /// @dev Warning: as for `verify`; reverts with `BN254.InvalidPoint` if a folded point is off the curve.
    /// @param groups Answer groups; neighbours with the same folded point are cheapest. False if a signal is at or
    /// above the field modulus, a subject is more than an address, or a point of a proof is off its curve.
    function verifyBatch(VerifiedGroup[] calldata groups) external view returns (bool);

    /// @notice keccak256 over the whole verifying key, as `AnswerKey.HASH` describes it.
    function keyHash() external pure returns (bytes32);
}
