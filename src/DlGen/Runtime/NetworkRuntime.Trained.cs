using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace DlGen.Runtime;

// Which rows the network has seen: what a test part must not have among its own.
public sealed partial class NetworkRuntime<T>
{
    /// <summary>By where rows come from, and no longer than something else knows of that.</summary>
    private readonly ConditionalWeakTable<Origin, RowSet> trained = [];

    /// <summary>Takes note of all rows of a dataset.</summary>
    private void NoteTrained(Dataset data) => data.AddTo(TrainedOf(data));

    /// <summary>Takes note of a batch. After the first batch of a dataset, this allocates nothing.</summary>
    private void NoteTrained(BatchInputs inputs)
    {
        if (IsHeld)
        {
            return;
        }

        RowSet set = TrainedOf(inputs.Data);
        foreach (int row in inputs.Rows)
        {
            set.Add(inputs.Data.Row(row));
        }
    }

    private RowSet TrainedOf(Dataset data)
    {
        if (!trained.TryGetValue(data.Origin, out RowSet? set))
        {
            trained.Add(data.Origin, set = new RowSet(data.OriginCount));
        }

        return set;
    }

    /// <summary>Evaluates data; where they are a test part, sees that it is one, and counts.</summary>
    private Evaluation Evaluated(Dataset data, Func<Evaluation> evaluate)
    {
        if (data.Test is not { } test)
        {
            return evaluate();
        }

        data.CheckUntrained(Model.Name, trained.TryGetValue(data.Origin, out RowSet? rows) ? rows : null);
        Evaluation evaluation = evaluate();
        evaluation.TestEvaluations = test.CountEvaluation();
        if (evaluation.TestWarning is { } warning)
        {
            Trace.TraceWarning($"{Model.Name}: {warning}");
        }

        return evaluation;
    }
}
