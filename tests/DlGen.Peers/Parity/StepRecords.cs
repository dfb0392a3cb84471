using System.Reflection;
using System.Text;
using DlGen.Tests.Parity;
using TorchSharp;
using static System.FormattableString;
using static TorchSharp.torch;

namespace DlGen.Peers.Parity;

/// <summary>Trains a small network for 100 updates with each of <see cref="ComparedSteps"/> in TorchSharp, and writes what comes of it beside the tests.</summary>
internal static class StepRecords
{
    public static void Write()
    {
        var record = new StringBuilder($"""
            # Written by tests/DlGen.Peers -- --steps, computed by TorchSharp {typeof(torch).Assembly.GetName().Version!.ToString(3)}.
            # For each training, its learning rates and how far it moves each parameter: the name, what errors are compared with, and the projection in
            # double and in single precision.

            """);
        foreach (ComparedTraining training in ComparedSteps.All)
        {
            List<(string Name, double[] Values)> exact = Train(training, ScalarType.Float64);
            List<(string Name, double[] Values)> single = Train(training, ScalarType.Float32);
            foreach (((string name, double[] values), (_, double[] rounded)) in exact.Zip(single))
            {
                double scale = TorchResults.Norm(values);
                double error = TorchResults.Norm(values.Zip(rounded, static (a, b) => a - b)) / scale;
                Console.WriteLine(Invariant($"{training.Name} {name}: in single precision {error:E1} from double"));
                record.Append(Invariant($"{training.Name} {name} {scale:G3} {Numbers.Project(values):R} {Numbers.Project(rounded):R}\n"));
            }
        }

        string folder = typeof(StepRecords).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "ParityFolder").Value!;
        File.WriteAllText(Path.Combine(folder, "Steps.txt"), record.ToString());
    }

    private static List<(string Name, double[] Values)> Train(ComparedTraining training, ScalarType precision)
    {
        using IDisposable scope = NewDisposeScope();
        TorchSharp.Modules.Sequential module = nn.Sequential(
            nn.Linear(ComparedSteps.Inputs, ComparedSteps.Hidden), nn.Tanh(), nn.Linear(ComparedSteps.Hidden, ComparedSteps.Classes));
        module.to(precision);
        (string Name, TorchSharp.Modules.Parameter Value)[] parameters = [.. module.named_parameters()];
        var start = new List<double[]>();
        using (no_grad())
        {
            foreach ((string name, TorchSharp.Modules.Parameter parameter) in parameters)
            {
                double[] values = Numbers.Parameter(ComparedSteps.Seed, start.Count, name, [.. parameter.shape.Select(static length => (int)length)]);
                parameter.copy_(tensor(values, parameter.shape));
                start.Add(values);
            }
        }

        Tensor inputs = tensor(Numbers.Inputs(ComparedSteps.Seed, ComparedSteps.Batch * ComparedSteps.Inputs), [ComparedSteps.Batch, ComparedSteps.Inputs]).to(precision);
        Tensor labels = tensor(Numbers.Labels(ComparedSteps.Seed, ComparedSteps.Batch, ComparedSteps.Classes));
        optim.Optimizer optimizer = TorchOptimizers.Create(training.Rule, module);
        UpdateOptions options = training.Options;
        optim.lr_scheduler.LRScheduler? schedule = options.Schedule is { } rule ? TorchSchedules.Create(rule, optimizer) : null;
        Tensor[]? averages = null;
        var rates = new List<double>();
        for (int step = 0; step < ComparedSteps.Steps; step++)
        {
            rates.Add(optimizer.ParamGroups.Last().LearningRate);
            optimizer.zero_grad();
            int first = 0;
            foreach (int part in options.AccumulationSteps == 1 ? [ComparedSteps.Batch] : ComparedSteps.Parts)
            {
                Tensor loss = nn.functional.cross_entropy(module.forward(inputs.narrow(0, first, part)), labels.narrow(0, first, part));
                (loss * ((double)part / ComparedSteps.Batch)).backward();
                first += part;
            }

            if (options.ClipValue is { } value)
            {
                nn.utils.clip_grad_value_(parameters.Select(static parameter => parameter.Value), TorchOptimizers.D(value));
            }

            if (options.ClipNorm is { } norm)
            {
                _ = nn.utils.clip_grad_norm_(parameters.Select(static parameter => parameter.Value), TorchOptimizers.D(norm));
            }

            optimizer.step();
            if (options.WeightAveraging is { } averaging)
            {
                // As AveragedModel with get_ema_multi_avg_fn, which TorchSharp lacks.
                using IDisposable mode = no_grad();
                averages ??= [.. parameters.Select(static parameter => parameter.Value.detach().clone())];
                for (int p = 0; p < averages.Length; p++)
                {
                    averages[p].lerp_(parameters[p].Value, 1 - TorchOptimizers.D(averaging.Decay));
                }
            }

            if (options.Schedule is PlateauSchedule)
            {
                schedule!.step(ComparedSteps.Metric(step));
            }
            else
            {
                schedule?.step();
            }
        }

        var results = new List<(string Name, double[] Values)> { ("rates", [.. rates]) };
        for (int p = 0; p < parameters.Length; p++)
        {
            Tensor after = averages?[p] ?? parameters[p].Value;
            results.Add((parameters[p].Name, [.. TorchResults.ToArray(after).Zip(start[p], static (now, before) => now - before)]));
        }

        return results;
    }
}
