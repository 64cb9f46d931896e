// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ConsentRegistry} from "../../../contracts/ConsentRegistry.sol";
import {Consent, IConsentRegistry, SignedConsent} from "../../../contracts/interfaces/IConsentRegistry.sol";
import {TermsId} from "../../../contracts/libraries/Identifiers.sol";
import {Suite} from "./Suite.sol";

/// @title One brand's terms, one subject, and its signatures
/// @notice Digests are built here from EIP-712's text, not taken from the contract.
abstract contract ConsentSuite is Suite {
    uint256 internal constant SUBJECT_KEY = 0xA11CE;
    uint40 internal constant UNTIL = START + 365 days;
    address internal constant BRAND = address(0xB4A2D);

    ConsentRegistry internal registry;
    TermsId internal terms;
    address internal subject;

    function _publishTerms() internal {
        vm.warp(START);
        registry = new ConsentRegistry();
        subject = vm.addr(SUBJECT_KEY);
        vm.prank(BRAND);
        terms = registry.publishTerms("terms", "ipfs://terms");
    }

    function _consentDigest(
        address account,
        uint40 until,
        uint40 signedAt
    ) internal view returns (bytes32 digest) {
        bytes32 typeHash = keccak256(
            "Consent(address subject,bytes32 terms,uint40 until,uint40 signedAt,Words words)Words(string purpose,string ifYouSayNo,string language,bytes32 rendering)"
        );
        bytes32 structHash = keccak256(abi.encode(typeHash, account, terms, until, signedAt, WORDS));
        return _typedDigest(block.chainid, address(registry), structHash);
    }

    function _withdrawalDigest(address account, uint40 signedAt) internal view returns (bytes32 digest) {
        bytes32 typeHash = keccak256("Withdrawal(address subject,bytes32 terms,uint40 signedAt)");
        bytes32 structHash = keccak256(abi.encode(typeHash, account, terms, signedAt));
        return _typedDigest(block.chainid, address(registry), structHash);
    }

    function _typedDigest(
        uint256 chain,
        address deployment,
        bytes32 structHash
    ) internal pure returns (bytes32 digest) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256("DeCDP ConsentRegistry"),
                keccak256("1"),
                chain,
                deployment
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    function _sign(uint256 key, bytes32 digest) internal pure returns (bytes memory signature) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _signedConsent(
        uint40 until,
        uint40 signedAt
    ) internal view returns (SignedConsent memory signed) {
        bytes memory signature = _sign(SUBJECT_KEY, _consentDigest(subject, until, signedAt));
        return SignedConsent(subject, terms, until, signedAt, WORDS, signature);
    }

    function _signedWithdrawal(uint40 signedAt) internal view returns (bytes memory signature) {
        return _sign(SUBJECT_KEY, _withdrawalDigest(subject, signedAt));
    }

    function _consentSignedAt(uint40 signedAt) internal {
        registry.consentBySignature(_signedConsent(UNTIL, signedAt));
    }

    function _withdrawalSignedAt(uint40 signedAt) internal {
        registry.withdrawBySignature(subject, terms, signedAt, _signedWithdrawal(signedAt));
    }

    function _expectOutdated(uint40 signedAt, uint40 lastSignedAt, uint40 lastWithdrawnAt) internal {
        vm.expectRevert(
            abi.encodeWithSelector(
                IConsentRegistry.ConsentOutdated.selector,
                signedAt,
                lastSignedAt,
                lastWithdrawnAt
            )
        );
    }

    function _isLive() internal view returns (bool) {
        return registry.isConsentLive(subject, terms);
    }

    function _assertRecord(uint40 until, uint40 signedAt, uint40 withdrawnAt) internal view {
        Consent memory record = registry.consentOf(subject, terms);
        vm.assertEq(record.until, until, "until");
        vm.assertEq(record.signedAt, signedAt, "signedAt");
        vm.assertEq(record.withdrawnAt, withdrawnAt, "withdrawnAt");
    }
}
