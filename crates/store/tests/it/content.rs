//! What people said: kept apart, so that it can be erased.
use weerklank_domain::chain::{Salt, salted};
use weerklank_domain::ids::{ComplaintId, ContentId};
use weerklank_domain::text::{SealedText, Words};
use weerklank_store::{StoreError, content};

use crate::cast::{any, sealed};
use crate::databases::on_both;

#[tokio::test]
async fn words_come_back_under_their_id_with_the_salt_that_seals_them() {
    on_both(|store| async move {
        let (complaint, other) = (ComplaintId::from_uuid(any()), ComplaintId::from_uuid(any()));
        let said = [sealed("Zij zei: “nee”.\nTwee keer."), sealed("İstanbul 😀 \u{301}")];
        let elsewhere = sealed("Iets anders.");
        store
            .write(move |tx| {
                said.iter().try_for_each(|text| content::put(tx, Some(complaint), text))?;
                content::put(tx, Some(other), &elsewhere)?;
                let words = content::of_complaint(tx, complaint)?;
                let sealed = content::sealed(tx, complaint)?;
                assert_eq!(sealed.len(), said.len());
                for text in &said {
                    let expected = text.words.as_str();
                    assert_eq!(words.of(&text.text), Some(expected));
                    assert_eq!(content::words(tx, text.text.id)?.as_deref(), Some(expected));
                    let (salt, kept) = &sealed[&text.text.id];
                    assert_eq!(salted(salt, kept.as_bytes()), text.text.digest);
                }
                assert_eq!(words.of(&elsewhere.text), None);
                assert_eq!(content::words(tx, ContentId::from_uuid(any()))?, None);
                Ok::<_, StoreError>(())
            })
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_a_reader_may_not_see_is_taken_out() {
    on_both(|store| async move {
        let complaint = ComplaintId::from_uuid(any());
        let [name, rest] = [sealed("mevrouw De Vries"), sealed("De rekening klopt niet.")];
        store
            .write(move |tx| {
                content::put(tx, Some(complaint), &name)?;
                content::put(tx, Some(complaint), &rest)?;
                let mut words = content::of_complaint(tx, complaint)?;
                words.hide(&name.text);
                assert_eq!(words.of(&name.text), None);
                assert!(words.of(&rest.text).is_some());
                Ok::<_, StoreError>(())
            })
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_id_holds_one_text() {
    on_both(|store| async move {
        let id = ContentId::from_uuid(any());
        let said =
            |words| SealedText::seal(Words::parse(words).unwrap(), id, Salt::from_bytes([1; 16]));
        let (first, second) = (said("Dit is gezegd."), said("Dit niet."));
        store.write(move |tx| content::put(tx, None, &first)).await.unwrap();
        let refused = store.write(move |tx| content::put(tx, None, &second)).await;
        assert!(matches!(refused, Err(StoreError::Conflict { .. })), "{refused:?}");
        let kept = store.read(move |tx| content::words(tx, id)).await.unwrap();
        assert_eq!(kept.as_deref(), Some("Dit is gezegd."));
    })
    .await;
}
