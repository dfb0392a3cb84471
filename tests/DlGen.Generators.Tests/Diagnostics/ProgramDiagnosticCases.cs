using DlGen.Generators.Diagnostics;

namespace DlGen.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<DiagnosticCase> OfPrograms() =>
        [.. OfSizes(), .. OfDatasets(), .. OfKeptParts(), .. OfScalers(), .. OfLoops(), .. OfRates(), .. OfUse()];

    private static IEnumerable<DiagnosticCase> OfSizes() =>
    [
        Program(DiagnosticIds.InputLength,
            "Console.WriteLine(new Net().Predict({|DLG2100:new float[7]|}));",
            "Predict is given 7 numbers, but an example of 'Net' has 4: give it a multiple of that"),
        Program(DiagnosticIds.InputLength,
            "Console.WriteLine(new Net().Predict({|DLG2100:[1f, 2f, 3f]|}));",
            "Predict is given 3 numbers, but an example of 'Net' has 4: give it a multiple of that"),
        Program(DiagnosticIds.InputLength,
            "float[] flower = { 1, 2, 3, 4, 5, 6, 7, 8 }; Console.WriteLine(new Net().Classify({|DLG2100:flower|}));",
            "Classify is given 8 numbers, but an example of 'Net' has 4: give it that many"),
        Program(DiagnosticIds.InputLength,
            "Span<float> flower = stackalloc float[3]; Console.WriteLine(new Net().Classify({|DLG2100:flower|}));",
            "Classify is given 3 numbers, but an example of 'Net' has 4: give it that many"),
        Program(DiagnosticIds.InputLength,
            "const int count = 5; int size = 2 * count; var x = new float[size]; INetwork<float> net = new Net(); net.Forward({|DLG2100:x|});",
            "Forward is given 10 numbers, but an example of 'Net' has 4: give it a multiple of that"),
        Program(DiagnosticIds.InputLength,
            "var x = new float[8]; Console.WriteLine(new Net().Predict({|DLG2100:x.AsSpan(0, 6)|})); Console.WriteLine(new Net().Predict({|DLG2100:x[1..4]|}));",
            "Predict is given 6 numbers, but an example of 'Net' has 4: give it a multiple of that"),
        Program(DiagnosticIds.InputLength,
            "byte[] x = new byte[5]; Console.WriteLine(new Net().Predict({|DLG2100:x|})); Console.WriteLine(new Net().GetActivations(\"relu1\", {|DLG2100:new float[0]|}));",
            "Predict is given 5 numbers, but an example of 'Net' has 4: give it a multiple of that"),
        Program(DiagnosticIds.OutputLength,
            "new Net().Predict(new float[8], {|DLG2101:new float[3]|});",
            "There is room for 3 numbers, but 2 outputs of 'Net' have 6: make the room 6"),
        Program(DiagnosticIds.OutputLength,
            "var net = new Net(); net.PredictLogits(unknown, {|DLG2101:stackalloc float[10]|}, threads: 1);",
            "There is room for 10 numbers, but an output of 'Net' has 3: make the room 3"),
    ];

    private static IEnumerable<DiagnosticCase> OfDatasets() =>
    [
        Program(DiagnosticIds.DatasetInputs,
            "Dataset data = Dataset.FromArrays(new float[10], new int[2]); Console.WriteLine(new Net().Train({|DLG2102:data|}));",
            "An example of the dataset has 5 inputs, but 'Net' takes 4: give it data with 4 inputs, or let the network take those of the data"),
        Program(DiagnosticIds.DatasetInputs,
            "var (fit, rest) = Dataset.FromArrays(new float[300], new int[100]).Split(0.8, 0.2); Console.WriteLine(new Net().Train({|DLG2102:fit|}, new() { Validation = {|DLG2102:rest|} }));",
            "An example of the dataset has 3 inputs, but 'Net' takes 4: give it data with 4 inputs, or let the network take those of the data"),
        Program(DiagnosticIds.DatasetInputs,
            "Dataset images = Dataset.FromBytes(bytes, labels: new int[2], [28, 28]); Console.WriteLine(new Net().Evaluate({|DLG2102:images|}));",
            "An example of the dataset has 784 inputs, but 'Net' takes 4: give it data with 4 inputs, or let the network take those of the data"),
        Program(DiagnosticIds.DatasetTargets,
            "Dataset data = Dataset.FromArrays(new float[8], new int[2]); Console.WriteLine(new Curve().Train({|DLG2103:data|}));",
            "An example of the dataset has labels, but the loss of 'Curve' compares values and takes 2: give it those, or choose a loss that takes what there is"),
        Program(DiagnosticIds.DatasetTargets,
            "Dataset data = Dataset.FromArrays(unknown, new float[6], count: 2).WithAugmentation(null); Console.WriteLine(new Curve().Train({|DLG2103:data|}));",
            "An example of the dataset has 3 values, but the loss of 'Curve' compares values and takes 2: give it those, or choose a loss that takes what there is"),
        Program(DiagnosticIds.DatasetTargets,
            "Dataset data = Dataset.FromArrays(unknown, unknown, count: 2); Console.WriteLine(new Net().Train({|DLG2103:data|}));",
            "An example of the dataset has values, but the loss of 'Net' compares classes and takes a label: give it those, or choose a loss that takes what there is"),
        Program(DiagnosticIds.LabelOutOfRange,
            "int[] classes = [1, 2, {|DLG2104:3|}]; Dataset data = Dataset.FromArrays(new float[12], classes); Console.WriteLine(new Net().Train(data));",
            "The label 3 is no class of 'Net', which has 3 classes, from 0 to 2: count labels from 0, or give the network more outputs"),
        Program(DiagnosticIds.LabelOutOfRange,
            "Dataset data = Dataset.FromArrays(new float[8], labels: [0, {|DLG2104:-1|}]); Console.WriteLine(new YesNo().Evaluate(data));",
            "The label -1 is no class of 'YesNo', which has 2 classes, from 0 to 1: count labels from 0, or give the network more outputs"),
        Program(DiagnosticIds.LabelOutOfRange,
            "var net = new Net(); net.Forward(new float[8]); Console.WriteLine(net.ComputeLoss([0, {|DLG2104:5|}]));",
            "The label 5 is no class of 'Net', which has 3 classes, from 0 to 2: count labels from 0, or give the network more outputs"),
        Program(DiagnosticIds.UnevenRows,
            "Console.WriteLine(Dataset.FromArrays({|DLG2105:new float[7]|}, new int[2]));",
            "7 inputs can't be divided evenly among 2 examples: give each example the same number"),
        Program(DiagnosticIds.UnevenRows,
            "Console.WriteLine(Dataset.FromArrays(new float[8], {|DLG2105:new float[3]|}, count: 2));",
            "3 targets can't be divided evenly among 2 examples: give each example the same number"),
    ];

    private static IEnumerable<DiagnosticCase> OfKeptParts() =>
    [
        Program(DiagnosticIds.ValidatesOnTrainingData,
            "Console.WriteLine(new Net().Train(all, new TrainingOptions { Validation = {|DLG2110:all|} }));",
            "The network is trained on 'all' and validated on the same rows, which says nothing about new data: validate on rows that it isn't trained on, such as the second part of a Split"),
        Program(DiagnosticIds.ValidatesOnTrainingData,
            "var (fit, rest) = all.Split(0.8, 0.2); Dataset more = fit.WithAugmentation(null); Console.WriteLine(new Net().Train(more, new() { Validation = {|DLG2110:fit|} })); Console.WriteLine(rest);",
            "The network is trained on 'more' and validated on the same rows, which says nothing about new data: validate on rows that it isn't trained on, such as the second part of a Split"),
        Program(DiagnosticIds.ValidatesOnTrainingData,
            "var (fit, rest) = all.Split(0.8, 0.2); var options = new TrainingOptions { Epochs = 3, Validation = {|DLG2110:rest|} }; Console.WriteLine(new Net().Train(all, options)); Console.WriteLine(fit);",
            "The network is trained on 'all' and validated on 'rest', which is a part of it, which says nothing about new data: validate on rows that it isn't trained on, such as the second part of a Split"),
        Program(DiagnosticIds.ValidatesOnTrainingData,
            "all = other; all = all.Subset(1, 2); Console.WriteLine(new Net().Train(all, new() { Validation = {|DLG2110:all|} }));",
            "The network is trained on 'all' and validated on the same rows, which says nothing about new data: validate on rows that it isn't trained on, such as the second part of a Split"),
        Program(DiagnosticIds.TestPartInTraining,
            "var (fit, validation, test) = all.SplitStratified(0.7, 0.15, 0.15); Console.WriteLine(new Net().Train(fit, new() { Validation = {|DLG2111:test|} })); Console.WriteLine(validation);",
            "'test' is a test part and is validated on, so that nothing is left to test with: validate on the second part of a split into three"),
        Program(DiagnosticIds.TestPartInTraining,
            "var parts = all.Split(0.7, 0.15, 0.15); Console.WriteLine(new Net().Train({|DLG2111:parts.Third|}));",
            "The dataset is a test part and is trained on, so that nothing is left to test with: train on the first part of the split"),
        Program(DiagnosticIds.TestPartInTraining,
            "Dataset test = other.AsTest(); Console.WriteLine(new Net().Train({|DLG2111:test|}));",
            "'test' is a test part and is trained on, so that nothing is left to test with: train on the first part of the split"),
        Program(DiagnosticIds.NoValidation,
            "Console.WriteLine(new Net().Train(all, new() { Epochs = 9, EarlyStopping = {|DLG2115:new EarlyStopping(3)|} }));",
            "EarlyStopping looks at validation data, and there are none: set Validation, for instance to the second part of a Split"),
        Program(DiagnosticIds.NoValidation,
            "Console.WriteLine(new Net().Train(all, new() { ValidateEverySteps = {|DLG2115:10|} }));",
            "ValidateEverySteps looks at validation data, and there are none: set Validation, for instance to the second part of a Split"),
        Program(DiagnosticIds.ChosenByTestPart,
            """
            var (fit, validation, test) = all.Split(0.6, 0.2, 0.2);
            double best = 0;
            Net? chosen = null;
            for (int seed = 0; seed < 5; seed++)
            {
                var net = new Net(seed);
                net.Train(fit, new() { Validation = validation });
                Evaluation evaluation = {|DLG2114:net.Evaluate(test)|};
                if (evaluation.Accuracy > best)
                {
                    best = evaluation.Accuracy;
                    chosen = net;
                }
            }

            Console.WriteLine(chosen);
            """,
            "'test' is a test part, and what is trained in this loop is compared by it: choose by a validation part, and evaluate the test part once, behind the loop"),
    ];

    private static IEnumerable<DiagnosticCase> OfScalers() =>
    [
        Program(DiagnosticIds.ScalerSeesAll,
            """
            var scaler = Standardizer.Fit({|DLG2112:all|});
            var (fit, rest) = scaler.Apply(all).Split(0.8, 0.2);
            Console.WriteLine(new Net().Train(fit, new() { Validation = rest }));
            """,
            "The Standardizer is fitted on 'all', which is split as well, so that it knows the rows to validate or test with: split first, and fit it on the part that is trained on"),
        Program(DiagnosticIds.ScalerSeesAll,
            """
            var (fit, rest) = all.Split(0.8, 0.2);
            var net = new Net { Preprocessing = MinMax.Fit({|DLG2112:all|}) };
            Console.WriteLine(net.Train(fit, new() { Validation = rest }));
            """,
            "The MinMax is fitted on 'all', which is split as well, so that it knows the rows to validate or test with: split first, and fit it on the part that is trained on"),
        Program(DiagnosticIds.ScalerFittedOnHeldOut,
            """
            var (fit, rest) = all.Split(0.8, 0.2);
            var net = new Net();
            net.Train(Standardizer.Fit(fit).Apply(fit));
            Console.WriteLine(net.Evaluate(Standardizer.Fit({|DLG2113:rest|}).Apply(rest)));
            """,
            "The Standardizer is fitted on 'rest', which is kept from training: fit it on the part that is trained on, and apply that one to both"),
    ];

    private static IEnumerable<DiagnosticCase> OfLoops() =>
    [
        Program(DiagnosticIds.LoopOrder,
            "var net = new Net(); net.Forward(unknown); {|DLG2120:net.Backward()|};",
            "Backward of 'net' comes without ComputeLoss before it, for there is a forward pass, and no loss: the order is Forward, ComputeLoss, Backward, Step"),
        Program(DiagnosticIds.LoopOrder,
            "var net = new Net(); {|DLG2120:net.ComputeLoss(labels)|};",
            "ComputeLoss of 'net' comes without Forward before it, for there is no forward pass yet: the order is Forward, ComputeLoss, Backward, Step"),
        Program(DiagnosticIds.LoopOrder,
            """
            var net = new Net();
            var optimizer = new Adam().For(net);
            for (int epoch = 0; epoch < 3; epoch++)
            {
                foreach (Batch batch in all.Batches(64, seed: epoch))
                {
                    {|DLG2120:net.Backward()|};
                    net.Forward(batch.Inputs);
                    net.ComputeLoss(batch.Targets);
                    optimizer.Step();
                }
            }
            """,
            "Backward of 'net' comes without Forward and ComputeLoss before it, for there is no loss since the last Backward, or none at all: the order is Forward, ComputeLoss, Backward, Step"),
        Program(DiagnosticIds.LoopOrder,
            "var net = new Net(); net.Forward(unknown); net.ComputeLoss(labels); net.Backward(); {|DLG2120:net.Backward(accumulate: true)|};",
            "Backward of 'net' comes without Forward and ComputeLoss before it, for there is no loss since the last Backward, or none at all: the order is Forward, ComputeLoss, Backward, Step"),
        Program(DiagnosticIds.LoopOrder,
            "var net = new Net(); net.Forward(unknown); net.ComputeLoss(labels); {|DLG2120:net.ComputeLoss(labels)|};",
            "ComputeLoss of 'net' comes without Forward before it, for each forward pass serves for one loss: the order is Forward, ComputeLoss, Backward, Step"),
        Program(DiagnosticIds.StepWithoutBackward,
            """
            var net = new Net();
            var optimizer = new Adam().For(net);
            foreach (Batch batch in all.Batches(64))
            {
                net.Forward(batch.Inputs);
                float loss = net.ComputeLoss(batch.Targets);
                {|DLG2121:optimizer.Step()|};
                Console.WriteLine(loss);
            }
            """,
            "Step of 'optimizer' comes before any Backward of 'net', so there are no gradients to step by: the order is Forward, ComputeLoss, Backward, Step"),
        Program(DiagnosticIds.LoopNeverSteps,
            """
            var net = new Net();
            var optimizer = new Adam().For(net);
            foreach (Batch batch in all.Batches(64))
            {
                net.Forward(batch.Inputs);
                Console.WriteLine(net.ComputeLoss(batch.Targets));
                {|DLG2122:net.Backward()|};
            }

            Console.WriteLine(net.Evaluate(other));
            """,
            "The loop computes gradients of 'net' and never uses them, so that nothing is learned: call Step of an optimizer after Backward"),
        Program(DiagnosticIds.OptimizerInLoop,
            """
            var net = new Net();
            foreach (Batch batch in all.Batches(64))
            {
                var optimizer = {|DLG2123:new Adam(1e-3f).For(net)|};
                net.Forward(batch.Inputs);
                net.ComputeLoss(batch.Targets);
                net.Backward();
                optimizer.Step();
            }
            """,
            "Adam is made anew for each batch, so that what it keeps from step to step is lost: make it once, before the loop"),
        Program(DiagnosticIds.OptimizerInLoop,
            """
            var rule = new Sgd(0.1f) { Momentum = 0.9f };
            foreach (Batch batch in all.Batches(64))
            {
                given.Forward(batch.Inputs);
                given.ComputeLoss(batch.Targets);
                given.Backward();
                {|DLG2123:rule.For(given)|}.Step();
            }
            """,
            "Sgd is made anew for each batch, so that what it keeps from step to step is lost: make it once, before the loop"),
    ];

    private static IEnumerable<DiagnosticCase> OfRates() =>
    [
        Program(DiagnosticIds.UnusualLearningRate,
            "given.Train(all, new() { Optimizer = new Adam({|DLG2130:1f|}) });",
            "The learning rate 1 of Adam is larger than its usual rates, 0.00001 to 0.01, by a factor of 100 or more: training diverges"),
        Program(DiagnosticIds.UnusualLearningRate,
            "given.Train(all, new() { Optimizer = new Sgd(learningRate: {|DLG2130:1e-8f|}) });",
            "The learning rate 0.00000001 of Sgd is smaller than its usual rates, 0.000001 to 1, by a factor of 100 or more: training hardly moves"),
    ];

    private static IEnumerable<DiagnosticCase> OfUse() =>
    [
        Program(DiagnosticIds.TrainingUnused,
            "var net = new Net(seed: 1); {|DLG2131:net|}.Train(all, new TrainingOptions { Epochs = 3 });",
            "'net' is trained, and then neither used nor saved nor returned: evaluate it, predict with it or save it"),
        Program(DiagnosticIds.RawBytes,
            """
            float[] inputs = new float[bytes.Length];
            for (int i = 0; i < inputs.Length; i++)
            {
                inputs[i] = {|DLG2132:bytes[i]|};
            }

            Dataset data = Dataset.FromArrays(inputs, labels);
            given.Train(data);
            """,
            "The inputs are bytes as they are, from 0 to 255, and networks learn best from inputs around 1: divide by 255, or keep them as bytes (Dataset.FromBytes), which a network reads scaled to [0, 1]"),
    ];

    private static DiagnosticCase Program(string id, string statements, string message) => new(id, ProgramText.Of(statements), message);
}
