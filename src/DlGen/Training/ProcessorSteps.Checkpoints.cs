namespace DlGen;

// What the steps keep of an epoch.
internal sealed partial class ProcessorSteps<T>
{
    public override void Save(CheckpointWriter<T> to)
    {
        to.Add("lossSum", lossSum);
        to.Add("correct", correct);
        if (headSums.Length > 0)
        {
            to.Add("headSums", headSums);
            to.Add("headCounts", headCounts);
        }

        optimizer.Save(to);
    }

    public override void Restore(CheckpointValues from)
    {
        lossSum = from.GetDouble("lossSum");
        correct = from.GetInt64("correct");
        if (headSums.Length > 0 && from.GetInt32("batchesOfEpoch") > 0)
        {
            from.GetDoubles("headSums", headSums);
            from.GetInt64s("headCounts", headCounts);
        }

        optimizer.Restore(from);
    }
}
