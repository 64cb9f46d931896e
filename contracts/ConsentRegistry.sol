// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";

import {Consent, IConsentRegistry, SignedConsent} from "./interfaces/IConsentRegistry.sol";
import {AccountSignature} from "./libraries/AccountSignature.sol";
import {TermsId} from "./libraries/Identifiers.sol";

/// @title Consents to terms
/// @notice `multicall` makes many calls, such as signed consents, in one transaction; if one reverts, all do.
contract ConsentRegistry is IConsentRegistry, EIP712, Multicall {
    bytes32 private constant CONSENT_TYPEHASH = keccak256(
        "Consent(address subject,bytes32 terms,uint40 until,uint40 signedAt,Words words)"
        "Words(string purpose,string ifYouSayNo,string language,bytes32 rendering)"
    );
    bytes32 private constant WITHDRAWAL_TYPEHASH = keccak256(
        "Withdrawal(address subject,bytes32 terms,uint40 signedAt)"
    );

    mapping(TermsId terms => address brand) private _brands;
    mapping(TermsId terms => mapping(address subject => Consent)) private _consents;

    constructor() EIP712("DeCDP ConsentRegistry", "1") {}

    /// @inheritdoc IConsentRegistry
    function publishTerms(string calldata core, string calldata uri) external returns (TermsId terms) {
        terms = termsIdOf(msg.sender, keccak256(bytes(core)));
        require(_brands[terms] == address(0), TermsAlreadyPublished(terms));

        _brands[terms] = msg.sender;
        emit TermsPublished(terms, msg.sender, core, uri);
    }

    /// @inheritdoc IConsentRegistry
    function consent(TermsId terms, uint40 until, bytes32 words) external {
        uint40 signedAt = uint40(block.timestamp);
        Consent storage record = _consents[terms][msg.sender];
        if (_isRecorded(record, until, signedAt)) return;
        _consent(record, msg.sender, terms, until, signedAt, words);
    }

    /// @inheritdoc IConsentRegistry
    function consentBySignature(SignedConsent calldata signed) external {
        // Each is read and checked once.
        (address subject, TermsId terms) = (signed.subject, signed.terms);
        (uint40 until, uint40 signedAt, bytes32 words) = (signed.until, signed.signedAt, signed.words);
        Consent storage record = _consents[terms][subject];
        if (_isRecorded(record, until, signedAt)) return;

        bytes32 structHash = keccak256(abi.encode(CONSENT_TYPEHASH, subject, terms, until, signedAt, words));
        AccountSignature.requireValid(subject, _hashTypedDataV4(structHash), signed.signature);
        _consent(record, subject, terms, until, signedAt, words);
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
        bytes32 structHash = keccak256(abi.encode(WITHDRAWAL_TYPEHASH, subject, terms, signedAt));
        AccountSignature.requireValid(subject, _hashTypedDataV4(structHash), signature);
        _withdraw(subject, terms, signedAt);
    }

    /// @inheritdoc IConsentRegistry
    function isConsentLive(address subject, TermsId terms) external view returns (bool) {
        return _isLive(_consents[terms][subject]);
    }

    /// @inheritdoc IConsentRegistry
    /// @dev `isConsentLive` for each subject, in assembly because it runs for every answer of a batch.
    function areConsentsLive(
        TermsId terms,
        address[] calldata subjects
    ) external view returns (bool[] memory) {
        mapping(address subject => Consent) storage consents = _consents[terms];
        assembly ("memory-safe") {
            let result := mload(0x40)
            mstore(result, 0x20)
            mstore(add(result, 0x20), subjects.length)
            let word := add(result, 0x40)
            let subject := subjects.offset
            let all := 0
            mstore(0x20, consents.slot)
            for {
                let end := add(subject, shl(5, subjects.length))
            } lt(subject, end) {
                subject := add(subject, 0x20)
            } {
                let account := calldataload(subject)
                all := or(all, account)
                mstore(0x00, account)
                // The slot of a `Consent`: until, signedAt and withdrawnAt, 40 bits each, the first lowest.
                let record := sload(keccak256(0x00, 0x40))
                let signedAt := and(shr(40, record), 0xffffffffff)
                let withdrawnAt := shr(80, record)
                mstore(word, and(gt(signedAt, withdrawnAt), gt(and(record, 0xffffffffff), timestamp())))
                word := add(word, 0x20)
            }
            if shr(160, all) {
                revert(0, 0)
            }
            return(result, sub(word, result))
        }
    }

    /// @inheritdoc IConsentRegistry
    function consentOf(address subject, TermsId terms) external view returns (Consent memory) {
        return _consents[terms][subject];
    }

    /// @inheritdoc IConsentRegistry
    function brandOf(TermsId terms) external view returns (address) {
        return _brands[terms];
    }

    /// @inheritdoc IConsentRegistry
    function termsIdOf(address brand, bytes32 coreHash) public pure returns (TermsId) {
        return TermsId.wrap(keccak256(abi.encode(brand, coreHash)));
    }

    function _consent(
        Consent storage record,
        address subject,
        TermsId terms,
        uint40 until,
        uint40 signedAt,
        bytes32 words
    ) private {
        require(signedAt <= block.timestamp, SignedInFuture(signedAt));
        require(until > block.timestamp, ConsentAlreadyOver(until));
        require(_brands[terms] != address(0), TermsUnknown(terms));
        require(
            signedAt > record.signedAt && signedAt > record.withdrawnAt,
            ConsentOutdated(signedAt, record.signedAt, record.withdrawnAt)
        );

        record.until = until;
        record.signedAt = signedAt;
        emit ConsentGiven(subject, terms, until, signedAt, uint40(block.timestamp), words);
    }

    function _withdraw(address subject, TermsId terms, uint40 signedAt) private {
        Consent storage record = _consents[terms][subject];
        if (signedAt <= record.withdrawnAt) return;

        record.withdrawnAt = signedAt;
        emit ConsentWithdrawn(subject, terms, signedAt, uint40(block.timestamp));
    }

    function _isRecorded(Consent storage record, uint40 until, uint40 signedAt) private view returns (bool) {
        return record.until == until && record.signedAt == signedAt && _isLive(record);
    }

    function _isLive(Consent storage record) private view returns (bool) {
        return record.signedAt > record.withdrawnAt && record.until > block.timestamp;
    }
}
