// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";

import {Consent, IConsentRegistry, SignedConsent} from "./interfaces/IConsentRegistry.sol";
import {AccountSignature} from "./libraries/AccountSignature.sol";
import {TermsId} from "./libraries/Identifiers.sol";

/// @title Consents to terms
/// @notice `multicall` takes many of them in one transaction; if one is refused, all are.
contract ConsentRegistry is IConsentRegistry, EIP712, Multicall {
    bytes32 private constant CONSENT_TYPEHASH = keccak256(
        "Consent(address subject,bytes32 terms,uint40 until,uint40 signedAt)"
    );
    bytes32 private constant WITHDRAWAL_TYPEHASH = keccak256(
        "Withdrawal(address subject,bytes32 terms,uint40 signedAt)"
    );

    mapping(TermsId terms => address brand) private _brands;
    mapping(address subject => mapping(TermsId terms => Consent)) private _consents;

    constructor() EIP712("DeCDP ConsentRegistry", "1") {}

    /// @inheritdoc IConsentRegistry
    function publishTerms(bytes32 textHash, string calldata uri) external returns (TermsId terms) {
        terms = termsIdOf(msg.sender, textHash);
        require(_brands[terms] == address(0), TermsAlreadyPublished(terms));

        _brands[terms] = msg.sender;
        emit TermsPublished(terms, msg.sender, textHash, uri);
    }

    /// @inheritdoc IConsentRegistry
    function consent(TermsId terms, uint40 until) external {
        uint40 signedAt = uint40(block.timestamp);
        if (_isRecorded(msg.sender, terms, until, signedAt)) return;
        _consent(msg.sender, terms, until, signedAt);
    }

    /// @inheritdoc IConsentRegistry
    function consentBySignature(SignedConsent calldata signed) external {
        if (_isRecorded(signed.subject, signed.terms, signed.until, signed.signedAt)) return;

        bytes32 structHash = keccak256(
            abi.encode(CONSENT_TYPEHASH, signed.subject, signed.terms, signed.until, signed.signedAt)
        );
        AccountSignature.requireValid(signed.subject, _hashTypedDataV4(structHash), signed.signature);
        _consent(signed.subject, signed.terms, signed.until, signed.signedAt);
    }

    /// @inheritdoc IConsentRegistry
    function withdraw(TermsId terms) external {
        _withdraw(msg.sender, terms, uint40(block.timestamp));
    }

    /// @inheritdoc IConsentRegistry
    function withdrawBySignature(
        address subject,
        TermsId terms,
        uint40 signedAt,
        bytes calldata signature
    ) external {
        require(signedAt <= block.timestamp, SignedInFuture(signedAt));
        bytes32 structHash = keccak256(abi.encode(WITHDRAWAL_TYPEHASH, subject, terms, signedAt));
        AccountSignature.requireValid(subject, _hashTypedDataV4(structHash), signature);
        _withdraw(subject, terms, signedAt);
    }

    /// @inheritdoc IConsentRegistry
    function isConsentLive(address subject, TermsId terms) external view returns (bool) {
        return _isLive(_consents[subject][terms]);
    }

    /// @inheritdoc IConsentRegistry
    function consentOf(address subject, TermsId terms) external view returns (Consent memory) {
        return _consents[subject][terms];
    }

    /// @inheritdoc IConsentRegistry
    function brandOf(TermsId terms) external view returns (address) {
        return _brands[terms];
    }

    /// @inheritdoc IConsentRegistry
    function termsIdOf(address brand, bytes32 textHash) public pure returns (TermsId) {
        return TermsId.wrap(keccak256(abi.encode(brand, textHash)));
    }

    function _consent(address subject, TermsId terms, uint40 until, uint40 signedAt) private {
        require(signedAt <= block.timestamp, SignedInFuture(signedAt));
        require(until > block.timestamp, ConsentAlreadyOver(until));
        require(_brands[terms] != address(0), TermsUnknown(terms));
        Consent storage record = _consents[subject][terms];
        require(
            signedAt > record.signedAt && signedAt > record.withdrawnAt,
            ConsentOutdated(signedAt, record.signedAt, record.withdrawnAt)
        );

        record.until = until;
        record.signedAt = signedAt;
        emit ConsentGiven(subject, terms, until, signedAt, uint40(block.timestamp));
    }

    function _withdraw(address subject, TermsId terms, uint40 signedAt) private {
        Consent storage record = _consents[subject][terms];
        if (signedAt <= record.withdrawnAt) return;

        record.withdrawnAt = signedAt;
        emit ConsentWithdrawn(subject, terms, signedAt, uint40(block.timestamp));
    }

    function _isRecorded(
        address subject,
        TermsId terms,
        uint40 until,
        uint40 signedAt
    ) private view returns (bool) {
        Consent memory record = _consents[subject][terms];
        return record.until == until && record.signedAt == signedAt && _isLive(record);
    }

    function _isLive(Consent memory record) private view returns (bool) {
        return record.signedAt > record.withdrawnAt && record.until > block.timestamp;
    }
}
