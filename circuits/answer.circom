pragma circom 2.2.0;

include "../node_modules/circomlib/circuits/poseidon.circom";
include "lib/comparison.circom";
include "lib/credential.circom";
include "lib/issuer_tree.circom";
include "lib/rules.circom";
include "lib/scorecard.circom";

// An answer to a brand's request.
//
// Proves: I know a secret and 16 attributes whose credential is a leaf under `root` and is valid at
// `validAt`; the segment is 0 if the rules do not hold for them, else what the scorecard gives;
// `sealed` hides that segment under a key; `nullifier` belongs to the secret and to `scope`; the
// proof was made for the subject. `subjectAndTime` is subject + validAt * 2^160: one signal instead of
// two saves 6,150 gas for each answer.
//
// Does not prove: that the root is an issuer's, that anyone consented, what time it is, that the
// scope is that of a campaign, or which key sealed the segment.
//
// The verifier must check: every public signal is below the field modulus; `subjectAndTime` is packed
// from an account of 160 bits and a time of 40 bits; the root is live and of
// an accepted issuer; `validAt` lies at or shortly after now; the scope is the one it computed
// itself; `nullifier` is new; the constants (schema, rules, model) are those of the campaign and
// keep what the templates assume of them. In an open campaign, `sealed` is one of Poseidon(0, 0..4);
// in a sealed one, one of the five values of the subject's key.
//
// Public signals, in this order: nullifier, sealed, subjectAndTime, root, scope, schema, rules,
// model. Rows are constraints plus public signals and must stay at or below 8,192.
template Answer(depth) {
    // OUTPUTS
    signal output nullifier;
    signal output sealed;

    // PUBLIC INPUTS, different for each answer or group of answers
    signal input subjectAndTime;
    signal input root;
    signal input scope;

    // PUBLIC INPUTS, constants of a campaign
    signal input schema;
    signal input selectors[8][16];
    signal input inSet[8];
    signal input negated[8];
    signal input low[8];
    signal input high[8];
    signal input codes[8][8];
    signal input groups[4][8];
    signal input edges[16][7];
    signal input points[16][8];
    signal input cutoffs[3];

    // PRIVATE INPUTS
    signal input secret;
    signal input blinding;
    signal input attributes[16];
    signal input validUntil;
    signal input children[depth][4];
    signal input bins[16][3];
    signal input sealKey;
    signal input validAt;

    // 1. The credential is a leaf of the issuer's tree. 3,636 constraints
    signal commitment <== Commitment()(secret, blinding);
    signal leaf <== CredentialLeaf()(schema, commitment, validUntil, attributes);
    signal computedRoot <== IssuerTreeRoot(depth)(leaf, children);
    computedRoot === root;

    // 2. It is still valid: 0 <= validAt <= validUntil < 2^41. Both are seconds; without the first
    //    check, validAt = p - 1 would come before any expiry. 80 constraints
    InRange(40)(validAt);
    InRange(40)(validUntil - validAt);

    // 3. The segment: 0 if the rules do not hold, else 1 to 4 by the scorecard. 2,327 constraints
    signal rulesHold <== Rules()(attributes, selectors, inSet, negated, low, high, codes, groups);
    signal reached <== Scorecard()(attributes, edges, points, cutoffs, bins);
    signal segment <== rulesHold * (1 + reached);

    // 4. The segment is hidden under the key that the brand gave for this scope. 240 constraints
    sealed <== Poseidon(2)([sealKey, segment]);

    // 5. One answer for each secret and scope. 240 constraints
    nullifier <== Poseidon(2)([secret, scope]);

    // 6. `subjectAndTime` holds this `validAt`: what is left is an account of 160 bits, so there is no
    //    other way to take it apart. It also binds the subject, so that an answer seen in the mempool
    //    cannot be submitted for another one. 160 constraints
    InRange(160)(subjectAndTime - validAt * (1 << 160));
}

component main {public [
    subjectAndTime, root, scope,
    schema, selectors, inSet, negated, low, high, codes, groups, edges, points, cutoffs
]} = Answer(10);
