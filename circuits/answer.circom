pragma circom 2.2.0;

include "../node_modules/circomlib/circuits/poseidon.circom";
include "lib/comparison.circom";
include "lib/credential.circom";
include "lib/issuer_tree.circom";
include "lib/rules.circom";
include "lib/scorecard.circom";

// An answer to a brand's request.
//
// Proves: the prover knows a secret and 16 attributes whose credential is a leaf under `root` and is
// valid at `validAt`; the segment is 0 if the rules do not hold for those attributes, otherwise what
// the scorecard gives; `sealed` hides that segment under a key; `nullifier` belongs to the secret and
// to `scope`; the proof was made for this subject.
//
// Does not prove: that the root belongs to an issuer, that anyone consented, what time it is, that the
// scope is a campaign's, or which key sealed the segment.
//
// The verifier must check that
// - every public signal is below the field modulus;
// - `subjectAndTime` is packed from an account of 160 bits and a time of 40 bits;
// - the root is live and belongs to an accepted issuer;
// - `validAt` is now or shortly after now;
// - the scope is the one that the verifier computed itself;
// - the nullifier has not been spent;
// - the constants (schema, rules, model) are the campaign's and satisfy what the templates assume;
// - `sealed` is one of Poseidon(0, 0..4) in an open campaign, and one of the five values of the
//   subject's key in a sealed one.
//
// Public signals, in this order: nullifier, sealed, subjectAndTime, root, scope, schema, rules, model.
// Rows are constraints plus public signals. There may be at most 8,191: one more would double the
// proving domain.
//
// `depth` is the number of levels of the issuer's tree below its root.
template Answer(depth) {
    // OUTPUTS, different for each answer
    // Poseidon(secret, scope). The contract spends it, so one secret answers once in a scope.
    signal output nullifier;
    // Poseidon(sealKey, segment). Whoever knows the key finds the segment by trying all five.
    signal output sealed;

    // PUBLIC INPUTS, different for each answer or each answer group
    // subject + validAt * 2^160: the account that is paid, and the time at which the credential is
    // valid. One signal instead of two saves 6,150 gas per answer.
    signal input subjectAndTime;
    // Root of the issuer's tree that holds the credential; a field element.
    signal input root;
    // Hash of chain, contract, campaign and period, computed by the contract; below 2^248.
    signal input scope;

    // PUBLIC INPUTS, constants of a campaign
    // Id of the schema that gives the attributes their meaning; a field element.
    signal input schema;
    // Rules: for each of eight clauses, the attribute that it is about; one-hot.
    signal input selectors[8][16];
    // Rules: 1 if the clause asks for one of its codes, 0 if it asks for its range.
    signal input inSet[8];
    // Rules: 1 if the clause is negated, otherwise 0.
    signal input negated[8];
    // Rules: first value of the clause's range, in the attribute's unit; below 2^32.
    signal input low[8];
    // Rules: last value of the clause's range, in the attribute's unit; below 2^32.
    signal input high[8];
    // Rules: the clause's set of codes; each below 2^32.
    signal input codes[8][8];
    // Rules: 1 where the clause (column) belongs to the clause group (row), otherwise 0.
    signal input groups[4][8];
    // Model: the seven inner edges between a feature's eight bins, not decreasing; each below 2^32.
    signal input edges[16][7];
    // Model: points for each bin of a feature; int24, negative ones as field elements.
    signal input points[16][8];
    // Model: sums of points from which segments 2, 3 and 4 begin, not decreasing; int32, negative ones
    // as field elements.
    signal input cutoffs[3];

    // PRIVATE INPUTS
    // The customer's secret, the same for every issuer and brand; a field element. The commitment in
    // the leaf fixes it.
    signal input secret;
    // Random number in the commitment, different for each issuer; a field element.
    signal input blinding;
    // Codes under the schema; 0 means missing. Step 3 shows that each is below 2^32.
    signal input attributes[16];
    // Last second in which the credential is valid. Step 2 shows that it is below 2^41.
    signal input validUntil;
    // For each level of the tree, leaves first: the four children of the node above the credential.
    signal input children[depth][4];
    // For each feature: the number of the bin that holds the attribute, in bits, the lowest first.
    signal input bins[16][3];
    // Key that hides the segment; 0 in an open campaign. Nothing here ties it to the brand.
    signal input sealKey;
    // Second at which the credential is shown to be valid. Step 2 shows that it is below 2^40.
    signal input validAt;

    // 1. The credential is a leaf of the issuer's tree. 3,636 constraints
    //    What the issuer knows of the secret.
    signal commitment <== Commitment()(secret, blinding);
    //    The credential, as the issuer put it into its tree.
    signal leaf <== CredentialLeaf()(schema, commitment, validUntil, attributes);
    //    The root above that leaf.
    signal computedRoot <== IssuerTreeRoot(depth)(leaf, children);
    computedRoot === root;

    // 2. It is still valid: 0 <= validAt <= validUntil < 2^41, in seconds. Without the first check,
    //    validAt = p - 1 would come before any expiry. 80 constraints
    InRange(40)(validAt);
    InRange(40)(validUntil - validAt);

    // 3. The segment is 0 if the rules do not hold, otherwise 1 to 4 by the scorecard. 2,327 constraints
    //    1 if the rules hold for the attributes, otherwise 0.
    signal rulesHold <== Rules()(attributes, selectors, inSet, negated, low, high, codes, groups);
    //    How many cut-offs the sum of points reaches, 0 to 3.
    signal reached <== Scorecard()(attributes, edges, points, cutoffs, bins);
    //    The segment, 0 to 4; it leaves the circuit only sealed.
    signal segment <== rulesHold * (1 + reached);

    // 4. The segment is hidden under the key that the brand gave for this scope. 240 constraints
    sealed <== Poseidon(2)([sealKey, segment]);

    // 5. Each secret answers once in a scope. 240 constraints
    nullifier <== Poseidon(2)([secret, scope]);

    // 6. `subjectAndTime` holds this `validAt`: what remains has 160 bits and is the account, so no
    //    other time and account give the same signal. This also binds the subject: nobody can copy an
    //    answer from the mempool and submit it for another account. 160 constraints
    InRange(160)(subjectAndTime - validAt * (1 << 160));
}

component main {public [
    subjectAndTime, root, scope,
    schema, selectors, inSet, negated, low, high, codes, groups, edges, points, cutoffs
]} = Answer(10);
