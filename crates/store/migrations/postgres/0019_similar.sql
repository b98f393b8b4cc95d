-- The newest complaints of one relation, or about one adviser, without sorting all of them.
create index complaint_newest_of_relation on complaint (relation, sequence);
create index complaint_newest_about_adviser on complaint (adviser, sequence);
