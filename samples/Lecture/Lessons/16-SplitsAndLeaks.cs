#:package DlGen@*-*
using DlGen;

/// <summary>A split must match the question. Rows of one patient on both sides answer another one: do I know this patient?</summary>
public static class Lesson16
{
    private const int Patients = 40, Scans = 25, Features = 12;

    public static void Main()
    {
        (Dataset all, int[] patientOf) = Hospital();

        // Random rows: every patient of the test part is also in the training part, and the network remembers who is ill.
        var (fit, test) = all.Split(0.7, 0.3, seed: 1);
        double byRow = Accuracy(fit, test);

        // Whole patients: those of the test part are new, as those will be that the network is made for.
        var (fitPatients, newPatients) = all.SplitByGroup(patientOf, 0.7, 0.3, seed: 1);
        double byPatient = Accuracy(fitPatients, newPatients);

        Console.WriteLine($"split by row:      {100 * byRow:F1} % right, which looks well");
        Console.WriteLine($"split by patient:  {100 * byPatient:F1} % right, which is what a new patient gets");
        Expect.Above(byRow, 0.9);
        Expect.Below(byPatient, 0.75);

        // The plainest leak is a row that is on the other side too, or one much like it. LeakCheck compares what rows hold.
        int copies = LeakCheck.Find(fit, test, tolerance: 0.03).Pairs.Count, none = LeakCheck.Find(fitPatients, newPatients, tolerance: 0.03).Pairs.Count;
        Console.WriteLine($"rows of the test part that the training part has, but for noise: {copies} of {test.Count}; split by patient {none}");
        Expect.Above(copies, 100);
        Expect.Equal(none, 0);

        // Other leaks, and what is said of them while you type:
        //   Standardizer.Fit(all), then all.Split(...)             DLG2112: the scaler knows the rows to test with; split first
        //   net.Train(fit, new() { Validation = fit })             DLG2110: validated on what it is trained on. Train throws, too
        //   EarlyStopping by the third part of a split             DLG2111: a test part is for one evaluation in the end
        // The third part of a split is a test part. It knows how often it was looked at:
        var (learn, validation, once) = all.SplitByGroup(patientOf, 0.6, 0.2, 0.2, seed: 1);
        var net = new Diagnosis(seed: 1) { Preprocessing = Standardizer.Fit(learn) };
        net.Train(learn, new TrainingOptions { Epochs = 5, Validation = validation, Seed = 1 });
        int looks = net.Evaluate(once).TestEvaluations, again = net.Evaluate(once).TestEvaluations;
        Console.WriteLine($"evaluations of the test part: {looks}, and when it is asked again {again}");
        Expect.Equal(again, 2);
        try
        {
#pragma warning disable DLG2111 // The compiler sees it, and at run time Train throws.
            net.Train(once);
#pragma warning restore DLG2111
        }
        catch (ArgumentException error)
        {
            Console.WriteLine($"training on it: {error.Message}");
        }
    }

    private static double Accuracy(Dataset fit, Dataset test)
    {
        var net = new Diagnosis(seed: 1) { Preprocessing = Standardizer.Fit(fit) };
        net.Train(fit, new TrainingOptions { Epochs = 30, BatchSize = 32, Optimizer = new Adam(0.01f), Seed = 1 });
        return net.Evaluate(test).Accuracy;
    }

    /// <summary>Scans of patients: each is much like the patient's others, and says nothing of the illness. With a new patient there is only guessing.</summary>
    private static (Dataset All, int[] PatientOf) Hospital()
    {
        var random = new Random(3);
        int[] patientOf = [.. Enumerable.Range(0, Patients * Scans).Select(row => row / Scans)];
        float[][] bodies = [.. Enumerable.Range(0, Patients).Select(_ => Enumerable.Range(0, Features).Select(_ => random.NextSingle()).ToArray())];
        float[] inputs = [.. patientOf.SelectMany(patient => bodies[patient].Select(feature => feature + (0.03f * (random.NextSingle() - 0.5f))))];
        return (Dataset.FromArrays(inputs, [.. patientOf.Select(patient => patient % 2)]), patientOf);
    }
}

/// <summary>Twelve measures of a scan in; healthy or ill out.</summary>
[Mlp(12, 32, 2)]
public partial class Diagnosis;
