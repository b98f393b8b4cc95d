//! Ids come back as they went out.

use uuid::Uuid;
use weerklank_domain::ids::{ComplaintId, PersonId};

#[test]
fn an_id_is_its_uuid_in_text_and_json() {
    let uuid = Uuid::from_u128(0x0193_5a7c_9000_7000_8000_0000_0000_0001);
    let id = ComplaintId::from_uuid(uuid);
    let text = "01935a7c-9000-7000-8000-000000000001";
    assert_eq!(id.as_uuid(), uuid);
    assert_eq!(id.to_string(), text);
    assert_eq!(text.parse(), Ok(id));
    assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{text}\""));
    assert!("K-2026-7H3Q2M".parse::<PersonId>().is_err());
}
